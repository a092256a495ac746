package dev.patchbay.orchestrator.admin;

import dev.patchbay.orchestrator.call.CallHistory;
import dev.patchbay.orchestrator.call.FinishedCall;
import dev.patchbay.orchestrator.engine.Engines;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

@Controller
@RequestMapping("/calls")
class CallPages {

    private static final int PAGE = 50;

    private final CallHistory history;
    private final Engines engines;
    private final Clock clock;

    CallPages(CallHistory history, Engines engines, Clock clock) {
        this.history = history;
        this.engines = engines;
        this.clock = clock;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String search,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        addLive(model);
        addPast(search, page, model);
        return "admin/calls";
    }

    @GetMapping("/live")
    String live(Model model) {
        addLive(model);
        return "admin/calls :: live";
    }

    private void addLive(Model model) {
        var now = clock.instant();
        model.addAttribute(
                "live", engines.activeCalls().stream().map(it -> Shown.line(it, now)).toList());
    }

    private void addPast(String search, int page, Model model) {
        var wanted = Shown.searchable(search);
        var last = lastPage(history.page(wanted, 0, 1).total());
        var shown = Math.clamp(page, 0, last);
        var found = history.page(wanted, shown, PAGE);
        model.addAttribute("calls", found.items().stream().map(Shown::line).toList());
        model.addAttribute("total", found.total());
        model.addAttribute("search", wanted);
        model.addAttribute("page", shown);
        model.addAttribute("last", last);
    }

    private static int lastPage(long total) {
        return Math.toIntExact(Math.max(0, (total - 1) / PAGE));
    }

    @GetMapping("/{id}")
    String one(@PathVariable long id, Model model) {
        var call =
                history.byId(id)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("line", Shown.line(call));
        model.addAttribute("advice", call.advice().orElse(""));
        model.addAttribute("facts", facts(call));
        model.addAttribute("origin", call.origin());
        model.addAttribute("caller", call.caller());
        model.addAttribute("dialled", call.dialled());
        return "admin/call";
    }

    private static Map<String, String> facts(FinishedCall call) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("Direction", Shown.direction(call.direction()));
        facts.put("Caller", call.caller().isEmpty() ? "withheld" : call.caller());
        facts.put("Dialled", call.dialled());
        facts.put("Assigned to", call.assignee().orElse("–"));
        facts.put("Came from", call.origin());
        facts.put("Went to", call.gateway().orElse("–"));
        facts.put("Started", Shown.time(call.started()));
        facts.put("Ended", Shown.time(call.ended()));
        facts.put("Rang after", Shown.millis(call.rang()));
        facts.put("Talked", call.talked().map(Shown::duration).orElse("–"));
        facts.put("Ended by", call.end().party().word());
        facts.put("Reason", call.end().reason());
        facts.put("Route", call.route().isEmpty() ? "none" : call.route());
        facts.put("Routed by", call.routedBy());
        facts.put("SIP status", call.sipStatus() == 0 ? "–" : Integer.toString(call.sipStatus()));
        facts.put("Said", call.said().isEmpty() ? "–" : call.said());
        facts.put("Q.850 cause", Integer.toString(call.q850()));
        facts.put("SIP Call-ID", call.sipCallId());
        facts.put("Engine", call.engine() + ", call " + call.call());
        return facts;
    }
}
