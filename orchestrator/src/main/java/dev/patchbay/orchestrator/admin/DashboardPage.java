package dev.patchbay.orchestrator.admin;

import dev.patchbay.orchestrator.call.CallHistory;
import dev.patchbay.orchestrator.customer.Customers;
import dev.patchbay.orchestrator.engine.Engines;
import dev.patchbay.orchestrator.numberplan.Numbers;
import dev.patchbay.orchestrator.trunk.Trunks;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class DashboardPage {

    private static final int LAST_CALLS = 8;

    private final Customers customers;
    private final Trunks trunks;
    private final Numbers numbers;
    private final CallHistory history;
    private final Engines engines;

    DashboardPage(
            Customers customers,
            Trunks trunks,
            Numbers numbers,
            CallHistory history,
            Engines engines) {
        this.customers = customers;
        this.trunks = trunks;
        this.numbers = numbers;
        this.history = history;
        this.engines = engines;
    }

    @GetMapping("/")
    String dashboard(Model model) {
        var all = numbers.all();
        model.addAttribute("customers", customers.all().size());
        model.addAttribute("trunks", trunks.all().size());
        model.addAttribute("numbers", all.size());
        model.addAttribute(
                "unassigned", all.stream().filter(it -> it.assignment().isEmpty()).count());
        addMoving(model);
        return "admin/dashboard";
    }

    /// The part that changes by itself.
    @GetMapping("/dashboard/now")
    String now(Model model) {
        addMoving(model);
        return "admin/dashboard :: now";
    }

    private void addMoving(Model model) {
        var last = history.page("", 0, LAST_CALLS);
        model.addAttribute("live", engines.activeCalls().size());
        model.addAttribute("total", last.total());
        model.addAttribute("calls", last.items().stream().map(Shown::line).toList());
        model.addAttribute("engines", engines.statuses().stream().map(EngineView::of).toList());
    }
}
