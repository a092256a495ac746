package dev.patchbay.orchestrator.admin;

import dev.patchbay.orchestrator.customer.Customers;
import dev.patchbay.orchestrator.engine.Engines;
import dev.patchbay.orchestrator.engine.GatewayHistory;
import dev.patchbay.orchestrator.engine.GatewayHistory.Seen;
import dev.patchbay.orchestrator.routing.GatewayNames;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.orchestrator.trunk.Trunks;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/// The trunks of a page, found by what is typed, each with how it does.
@Component
class TrunkList {

    private static final int PAGE = 50;

    /// A trunk with how it does.
    record Line(TrunkView trunk, String customer, TrunkHealth health) {

        boolean has(String typed) {
            return contains(trunk.name(), typed)
                    || contains(customer, typed)
                    || contains(trunk.places(), typed)
                    || contains(health.words(), typed);
        }

        private static boolean contains(String text, String typed) {
            return text.toLowerCase(Locale.ROOT).contains(typed);
        }
    }

    private final Trunks trunks;
    private final Customers customers;
    private final GatewayHistory gateways;
    private final Engines engines;

    TrunkList(Trunks trunks, Customers customers, GatewayHistory gateways, Engines engines) {
        this.trunks = trunks;
        this.customers = customers;
        this.gateways = gateways;
        this.engines = engines;
    }

    /// @param search a part of a name, a customer, an address or a state such as "down"
    void add(String search, int page, Model model) {
        var typed = Shown.searchable(search);
        var lines = lines(typed.toLowerCase(Locale.ROOT));
        var last = Math.max(0, (lines.size() - 1) / PAGE);
        var shown = Math.clamp(page, 0, last);
        model.addAttribute("trunks", lines.stream().skip((long) shown * PAGE).limit(PAGE).toList());
        model.addAttribute("search", typed);
        model.addAttribute("page", shown);
        model.addAttribute("last", last);
        model.addAttribute("total", lines.size());
    }

    private List<Line> lines(String typed) {
        var all = trunks.all();
        var names = customerNames();
        var seen = seen(all);
        // where there is no engine, nothing was seen either
        var registrar = engines.kinds().keySet().stream().findFirst().orElse("");
        return all.stream()
                .map(trunk ->
                        new Line(
                                TrunkView.of(trunk),
                                names.getOrDefault(trunk.customer().toString(), ""),
                                TrunkHealth.of(
                                        trunk,
                                        seen.getOrDefault(trunk.id(), List.of()),
                                        registrar)))
                .filter(line -> line.has(typed))
                .toList();
    }

    private Map<TrunkId, List<Seen>> seen(Collection<Trunk> all) {
        var names = all.stream().flatMap(it -> GatewayNames.of(it).stream()).toList();
        return gateways.now(names).stream()
                .collect(
                        Collectors.groupingBy(
                                it -> GatewayNames.trunkOf(it.gateway()).orElseThrow(),
                                HashMap::new,
                                Collectors.toList()));
    }

    /// By customer, in the order of the names.
    Map<String, String> customerNames() {
        var names = new LinkedHashMap<String, String>();
        customers.all().forEach(it -> names.put(it.id().toString(), it.name().value()));
        return names;
    }
}
