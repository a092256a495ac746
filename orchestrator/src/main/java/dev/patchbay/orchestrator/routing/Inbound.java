package dev.patchbay.orchestrator.routing;

import dev.patchbay.engine.spi.Route;
import dev.patchbay.engine.spi.Route.Target.ToTeams;
import dev.patchbay.engine.spi.Route.Told;
import dev.patchbay.engine.spi.Route.Written;
import dev.patchbay.orchestrator.numberplan.DialledText;
import dev.patchbay.orchestrator.numberplan.TrunkNumber;
import dev.patchbay.orchestrator.routing.Trail.Step;
import dev.patchbay.orchestrator.trunk.Country;
import dev.patchbay.orchestrator.trunk.RewriteRule.Side;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.telephony.PhoneNumber;
import java.util.List;
import java.util.Optional;

/// Decides about calls from carriers. Pure.
final class Inbound {

    private final RoutingTable table;

    Inbound(RoutingTable table) {
        this.table = table;
    }

    Route route(Call call, Trail trail) {
        var dialled = call.dialled();
        var caller = call.caller();
        var origin = call.origin();
        var trunks = table.origins().trunks().get(origin);
        if (trunks == null) {
            trail.note(Step.ORIGIN, "an address that no trunk names");
            return CallRouter.refuse(Reason.ORIGIN_UNKNOWN);
        }
        trail.note(Step.ORIGIN, new Finding.Named("trunk", trunks));
        var readable = false;
        for (var trunk : table.rereading(origin)) {
            var written = table.rewritten(trunk, Side.CALLED_IN, dialled, trail);
            var meant = meant(written, trunk.country(), trail);
            readable |= meant.isPresent();
            var number = numbered(meant).filter(it -> it.trunk().equals(trunk.id()));
            if (number.isPresent()) {
                return toTeams(number.get(), caller, trail);
            }
        }
        for (var country : table.origins().countries().getOrDefault(origin, List.of())) {
            var meant = meant(dialled, country, trail);
            readable |= meant.isPresent();
            var number =
                    numbered(meant)
                            .filter(it -> table.origins().of(table.trunkOf(it)).equals(origin))
                            .filter(it -> !table.rulesOf(table.trunkOf(it)).touch(Side.CALLED_IN));
            if (number.isPresent()) {
                return toTeams(number.get(), caller, trail);
            }
        }
        trail.note(Step.NUMBER, "on none of these trunks");
        return CallRouter.refuse(readable ? Reason.NUMBER_UNKNOWN : Reason.NUMBER_UNREADABLE);
    }

    private Optional<PhoneNumber> meant(String dialled, Country country, Trail trail) {
        // a number of ours as it is stored needs no reading, which takes longer than all the rest
        var meant = stored(dialled).or(() -> DialledText.meant(dialled, country));
        trail.note(Step.MEANT, new Finding.Meant(dialled, country, meant));
        return meant;
    }

    private Optional<PhoneNumber> stored(String dialled) {
        return PhoneNumber.isE164(dialled)
                ? Optional.of(new PhoneNumber(dialled))
                        .filter(it -> table.numbers().get(it) != null)
                : Optional.empty();
    }

    private Optional<TrunkNumber> numbered(Optional<PhoneNumber> number) {
        return number.flatMap(it -> Optional.ofNullable(table.numbers().get(it)));
    }

    Route toTeams(TrunkNumber number, String caller, Trail trail) {
        var trunk = table.trunkOf(number);
        trail.note(Step.NUMBER, number.number());
        trail.note(Step.TRUNK, new Finding.Named("", List.of(trunk)));
        if (!trunk.live()) {
            return CallRouter.refuse(CallRouter.notLive(trunk));
        }
        var assignment = number.assignment();
        trail.note(
                Step.ASSIGNMENT,
                assignment.isEmpty() ? "nobody" : new Finding.Assigned(assignment.get()));
        if (assignment.isEmpty()) {
            return CallRouter.refuse(Reason.NUMBER_NOT_ASSIGNED);
        }
        var tenant = table.tenantOfCustomer().get(trunk.customer());
        if (tenant == null) {
            trail.note(Step.TENANT, "the trunk's customer has none");
            return CallRouter.refuse(Reason.TENANT_MISSING);
        }
        trail.note(Step.TENANT, tenant.fqdn());
        if (!tenant.enabled()) {
            return CallRouter.refuse(Reason.TENANT_DISABLED);
        }
        return CallRouter.dial(
                Reason.NUMBER_ASSIGNED,
                List.of(
                        new ToTeams(
                                number.number().e164(),
                                tenant.fqdn(),
                                told(trunk, caller, trail),
                                trunk.habits().diverting().toTeams())));
    }

    /// How Teams is told the caller: by a rule for the engine, or where the trunk has rules of its
    /// own, in the text they make of him.
    private Optional<Told> told(Trunk trunk, String caller, Trail trail) {
        var usual = Manners.reading(trunk);
        if (!table.rulesOf(trunk).touch(Side.CALLER_IN)) {
            return usual.map(Told.class::cast);
        }
        var written = table.rewritten(trunk, Side.CALLER_IN, caller, trail);
        return written.equals(caller)
                ? usual.map(Told.class::cast)
                : Optional.of(new Written(usual.map(it -> it.read(written)).orElse(written)));
    }
}
