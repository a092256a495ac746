package dev.patchbay.orchestrator.api;

import dev.patchbay.engine.spi.Direction;
import dev.patchbay.orchestrator.routing.Call;
import dev.patchbay.orchestrator.routing.CurrentRouter;
import dev.patchbay.orchestrator.routing.Explanation;
import dev.patchbay.orchestrator.teams.Tenants;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.telephony.InvalidValueException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Where a call would go, and why.
@RestController
@RequestMapping("/api/v1/why")
class WhyApi {

    record Why(List<Explanation.Found> steps, String route) {}

    private final CurrentRouter router;
    private final Tenants tenants;

    WhyApi(CurrentRouter router, Tenants tenants) {
        this.router = router;
        this.tenants = tenants;
    }

    /// @param trunk a call from this trunk's carrier; or
    /// @param tenant a call from Teams, by this SBC name, that at a further edge too
    /// @param diverter the number that forwarded it in Teams, if one did
    /// @param time when it is made, for office hours; now, if not given
    @GetMapping
    Why why(
            @RequestParam @Nullable Long trunk,
            @RequestParam @Nullable String tenant,
            @RequestParam(defaultValue = "") String caller,
            @RequestParam(defaultValue = "") String diverter,
            @RequestParam String dialled,
            @RequestParam @Nullable String time) {
        var call =
                trunk == null
                        ? new Call(
                                Direction.OUTBOUND,
                                origin(Given.value("tenant", tenant)),
                                dialled,
                                caller,
                                diverter)
                        : new Call(Direction.INBOUND, origin(trunk), dialled, caller);
        var explanation = time == null ? router.explain(call) : router.explain(call, instant(time));
        return new Why(explanation.steps(), explanation.route().encoded());
    }

    private static Instant instant(String time) {
        try {
            return Instant.parse(time);
        } catch (DateTimeParseException notATime) {
            throw new InvalidValueException(
                    "time",
                    time.replaceAll("\\p{Cntrl}", "␀"),
                    "an instant such as 2026-11-23T22:00:00Z");
        }
    }

    private String origin(String name) {
        return tenants.named(name).map(tenant -> tenant.fqdn().value()).orElse(name);
    }

    private String origin(long trunk) {
        return router.origins().trunks().entrySet().stream()
                .filter(origin ->
                        origin.getValue().stream()
                                .map(Trunk::id)
                                .anyMatch(id -> id.value() == trunk))
                .findFirst()
                .orElseThrow(() ->
                        new InvalidValueException("trunk", Long.toString(trunk), wanted(trunk)))
                .getKey();
    }

    private String wanted(long trunk) {
        return router.trunk(new TrunkId(trunk))
                .flatMap(Trunk::draft)
                .map(why -> "a trunk that is in use; this one is a draft: " + why)
                .orElse("a trunk that exists");
    }
}
