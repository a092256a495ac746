package dev.patchbay.orchestrator.admin;

import dev.patchbay.orchestrator.call.CallHistory;
import dev.patchbay.orchestrator.engine.GatewayHistory;
import dev.patchbay.orchestrator.engine.GatewayHistory.Seen;
import dev.patchbay.orchestrator.limit.Usage;
import dev.patchbay.orchestrator.routing.CurrentRouter;
import dev.patchbay.orchestrator.routing.GatewayNames;
import dev.patchbay.orchestrator.trunk.Trunk;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/// What a trunk's page says of how it does.
@Component
class TrunkState {

    private static final int CALLS = 10;

    private final GatewayHistory gateways;
    private final Usage usage;
    private final CallHistory calls;
    private final CurrentRouter router;

    TrunkState(GatewayHistory gateways, Usage usage, CallHistory calls, CurrentRouter router) {
        this.gateways = gateways;
        this.usage = usage;
        this.calls = calls;
        this.router = router;
    }

    /// The part that changes by itself.
    void add(Trunk trunk, Model model) {
        var names = GatewayNames.of(trunk);
        var use = usage.of(trunk.id());
        model.addAttribute("now", lines(trunk, gateways.now(names)));
        model.addAttribute("changes", lines(trunk, gateways.changes(names)));
        model.addAttribute(
                "use",
                use.total() == 0
                        ? "No call in progress."
                        : "%d in progress from the carrier, %d to it."
                                .formatted(use.inbound(), use.outbound()));
    }

    void addSharing(Trunk trunk, Model model) {
        SharedMedia.sentence(trunk, router.origins())
                .ifPresent(it -> model.addAttribute("sharedMedia", it));
    }

    void addCalls(Trunk trunk, Model model) {
        model.addAttribute(
                "calls", calls.latestOf(trunk.id(), CALLS).stream().map(Shown::line).toList());
    }

    private static List<GatewayLine> lines(Trunk trunk, List<Seen> seen) {
        return seen.stream().map(it -> GatewayLine.of(trunk, it)).toList();
    }
}
