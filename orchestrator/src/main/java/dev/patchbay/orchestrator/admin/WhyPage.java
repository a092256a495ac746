package dev.patchbay.orchestrator.admin;

import dev.patchbay.engine.spi.Direction;
import dev.patchbay.engine.spi.Route;
import dev.patchbay.orchestrator.customer.Customer;
import dev.patchbay.orchestrator.customer.CustomerId;
import dev.patchbay.orchestrator.customer.Customers;
import dev.patchbay.orchestrator.routing.Call;
import dev.patchbay.orchestrator.routing.CurrentRouter;
import dev.patchbay.orchestrator.teams.Tenants;
import dev.patchbay.orchestrator.trunk.Trunk;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Why a call went where it went, or where one would go: decided by the router itself, told step by
/// step.
@Controller
@RequestMapping("/calls/why")
class WhyPage {

    private static final int LONGEST = 64;

    private final CurrentRouter router;
    private final Tenants tenants;
    private final Customers customers;

    WhyPage(CurrentRouter router, Tenants tenants, Customers customers) {
        this.router = router;
        this.tenants = tenants;
        this.customers = customers;
    }

    @GetMapping
    String why(
            @RequestParam(defaultValue = "") String origin,
            @RequestParam(defaultValue = "") String caller,
            @RequestParam(defaultValue = "") String dialled,
            @RequestParam(defaultValue = "") String diverter,
            @RequestParam(defaultValue = "") String time,
            Model model) {
        var names =
                customers.all().stream().collect(Collectors.toMap(Customer::id, WhyPage::named));
        var drafts = router.drafts();
        var tenant = tenants.named(origin).map(it -> it.fqdn().value());
        model.addAttribute("carriers", carriers(names, drafts));
        model.addAttribute("tenants", tenantNames(names));
        model.addAttribute("origin", tenant.orElse(origin));
        model.addAttribute("caller", typed(caller));
        model.addAttribute("dialled", typed(dialled));
        model.addAttribute("diverter", typed(diverter));
        model.addAttribute("time", time);
        model.addAttribute("faults", Faults.NONE);
        if (!dialled.isBlank()) {
            var call =
                    new Call(
                            tenant.isPresent() ? Direction.OUTBOUND : Direction.INBOUND,
                            tenant.orElse(origin),
                            typed(dialled),
                            typed(caller),
                            typed(diverter));
            drafts.stream()
                    .filter(it -> name(it).equals(origin))
                    .findFirst()
                    .ifPresentOrElse(it -> tellWhy(it, model), () -> explain(call, time, model));
        }
        return "admin/why";
    }

    private static void tellWhy(Trunk draft, Model model) {
        model.addAttribute("steps", List.of());
        model.addAttribute("tone", "red");
        model.addAttribute(
                "verdict",
                "No call comes from %s, which is a draft. %s"
                        .formatted(draft.name(), draft.draft().orElse("")));
    }

    private void explain(Call call, String time, Model model) {
        var when = instant(time);
        if (when.isEmpty() && !time.isBlank()) {
            model.addAttribute(
                    "faults", new Faults(Map.of("time", "Please enter a day and a time of day.")));
            return;
        }
        var explanation =
                when.map(it -> router.explain(call, it)).orElseGet(() -> router.explain(call));
        var route = explanation.route();
        model.addAttribute("steps", explanation.steps());
        model.addAttribute("route", route.encoded());
        model.addAttribute("verdict", RouteWords.of(route, call.dialled(), call.caller()));
        model.addAttribute("tone", route instanceof Route.Dial ? "green" : "red");
    }

    /// As browsers write it, in the zone all times are shown in.
    private static Optional<Instant> instant(String time) {
        try {
            return Optional.of(
                    LocalDateTime.parse(time).atZone(ZoneId.systemDefault()).toInstant());
        } catch (DateTimeParseException notATime) {
            return Optional.empty();
        }
    }

    /// As the engine would hand it on: no spaces people put between digits.
    private static String typed(String text) {
        var stripped = text.replaceAll("[\\s\\p{Cntrl}()]", "");
        return stripped.length() > LONGEST ? stripped.substring(0, LONGEST) : stripped;
    }

    private static String named(Customer customer) {
        return customer.name().value();
    }

    private Map<String, String> carriers(Map<CustomerId, String> names, List<Trunk> drafts) {
        var found = new LinkedHashMap<String, String>();
        router.origins()
                .trunks()
                .forEach((origin, members) ->
                        found.put(
                                origin,
                                members.stream()
                                        .map(trunk -> words(trunk, names))
                                        .collect(Collectors.joining(", "))));
        drafts.forEach(trunk -> found.put(name(trunk), words(trunk, names) + ", a draft"));
        return found;
    }

    private static String words(Trunk trunk, Map<CustomerId, String> names) {
        return "%s (%s)".formatted(trunk.name(), names.get(trunk.customer()));
    }

    /// No origin is called so, for no call comes from a draft.
    private static String name(Trunk draft) {
        return "draft-" + draft.id();
    }

    private Map<String, String> tenantNames(Map<CustomerId, String> names) {
        var found = new LinkedHashMap<String, String>();
        tenants.all()
                .forEach(tenant ->
                        found.put(
                                tenant.fqdn().value(),
                                "%s (%s)".formatted(tenant.fqdn(), names.get(tenant.customer()))));
        return found;
    }
}
