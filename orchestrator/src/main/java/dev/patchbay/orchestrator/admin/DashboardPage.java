package dev.patchbay.orchestrator.admin;

import dev.patchbay.orchestrator.call.CallHistory;
import dev.patchbay.orchestrator.edge.Certificates;
import dev.patchbay.orchestrator.edge.Expiry;
import dev.patchbay.orchestrator.engine.Engines;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class DashboardPage {

    private static final int LAST_CALLS = 8;

    private final Inventory inventory;
    private final CallHistory history;
    private final Engines engines;
    private final Certificates certificates;

    DashboardPage(
            Inventory inventory, CallHistory history, Engines engines, Certificates certificates) {
        this.inventory = inventory;
        this.history = history;
        this.engines = engines;
        this.certificates = certificates;
    }

    @GetMapping("/")
    String dashboard(Model model) {
        inventory.addTo(model);
        model.addAttribute("expiry", certificates.expiry().map(DashboardPage::sentence).orElse(""));
        addMoving(model);
        return "admin/dashboard";
    }

    private static String sentence(Expiry expiry) {
        return switch (expiry) {
            case FAR -> "";
            case SOON -> "The certificate towards Teams ends within 30 days.";
            case VERY_SOON -> "The certificate towards Teams ends within 14 days.";
            case LAST_MOMENT ->
                    "The certificate towards Teams ends within 3 days, or has ended: without a new"
                            + " one no call reaches Teams.";
        };
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
