package dev.patchbay.orchestrator.routing;

import dev.patchbay.engine.spi.Route;
import dev.patchbay.engine.spi.Route.Dial;
import dev.patchbay.engine.spi.Route.Refuse;
import dev.patchbay.engine.spi.Route.Target;
import dev.patchbay.engine.spi.Route.Target.ToTeams;
import dev.patchbay.engine.spi.Route.Target.ToTrunk;
import dev.patchbay.orchestrator.numberplan.DialledText;
import dev.patchbay.orchestrator.numberplan.EmergencyNumbers;
import dev.patchbay.orchestrator.numberplan.TrunkNumber;
import dev.patchbay.orchestrator.teams.TeamsTenant;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.PhoneNumber;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Decides where a call goes. Pure: same table, same call, same answer.
public final class CallRouter {

    /// Longer than Teams' own voicemail and forwarding take, shorter than carriers' patience.
    private static final Duration RING_FOR = Duration.ofMinutes(2);

    private final RoutingTable table;

    public CallRouter(RoutingTable table) {
        this.table = table;
    }

    public Route route(Call call) {
        return switch (call.direction()) {
            case INBOUND -> inbound(call.origin(), call.dialled());
            case OUTBOUND -> outbound(call);
        };
    }

    private Route inbound(String origin, String dialled) {
        var trunks = table.origins().trunks().get(origin);
        if (trunks == null) {
            return refuse(Reason.ORIGIN_UNKNOWN);
        }
        var readable = false;
        for (var country : trunks.stream().map(Trunk::country).distinct().toList()) {
            var meant = DialledText.meant(dialled, country);
            readable |= meant.isPresent();
            var number =
                    meant.flatMap(it -> Optional.ofNullable(table.numbers().get(it)))
                            .filter(it -> trunks.contains(trunkOf(it)));
            if (number.isPresent()) {
                return toTeams(number.get());
            }
        }
        return refuse(readable ? Reason.NUMBER_UNKNOWN : Reason.NUMBER_UNREADABLE);
    }

    /// The route of a call from a carrier to one of our numbers.
    Route toTeams(TrunkNumber number) {
        var trunk = trunkOf(number);
        if (!trunk.enabled()) {
            return refuse(Reason.TRUNK_DISABLED);
        }
        if (number.assignment().isEmpty()) {
            return refuse(Reason.NUMBER_NOT_ASSIGNED);
        }
        var tenant = table.tenantOfCustomer().get(trunk.customer());
        if (tenant == null) {
            return refuse(Reason.TENANT_MISSING);
        }
        if (!tenant.enabled()) {
            return refuse(Reason.TENANT_DISABLED);
        }
        return dial(
                Reason.NUMBER_ASSIGNED,
                List.of(new ToTeams(number.number().e164(), tenant.fqdn())));
    }

    private Route outbound(Call call) {
        var tenant = tenantNamed(call.origin());
        if (tenant.isEmpty()) {
            return refuse(Reason.TENANT_UNKNOWN);
        }
        var usual = byCaller(tenant.get(), call.caller());
        return usual instanceof Dial
                ? usual
                : emergency(tenant.get(), call.dialled()).orElse(usual);
    }

    private Route byCaller(TeamsTenant tenant, String caller) {
        if (!PhoneNumber.isE164(caller)) {
            return refuse(Reason.CALLER_NOT_OF_TENANT);
        }
        var number = table.numbers().get(new PhoneNumber(caller));
        return number == null ? refuse(Reason.CALLER_NOT_OF_TENANT) : toTrunk(number, tenant);
    }

    /// The route of a call from a tenant's Teams, made under one of our numbers. The callee's
    /// number goes out as Teams wrote it: what the carrier wants to see is the trunk's business.
    Route toTrunk(TrunkNumber caller, TeamsTenant tenant) {
        var trunk = trunkOf(caller);
        if (!trunk.customer().equals(tenant.customer())) {
            return refuse(Reason.CALLER_NOT_OF_TENANT);
        }
        if (!tenant.enabled()) {
            return refuse(Reason.TENANT_DISABLED);
        }
        if (!trunk.enabled()) {
            return refuse(Reason.TRUNK_DISABLED);
        }
        return dial(
                Reason.CALLER_HAS_TRUNK,
                GatewayNames.of(trunk).stream()
                        .<Target>map(gateway -> new ToTrunk(gateway, Optional.empty()))
                        .toList());
    }

    /// Where an emergency call goes that has no usual way out, whoever calls and whatever else is
    /// forbidden to the tenant: out by every enabled trunk of a country where this is an emergency
    /// number.
    ///
    /// @return empty for any other number, and where the customer has no such trunk
    Optional<Route> emergency(TeamsTenant tenant, String dialled) {
        var targets =
                table.trunksOf(tenant.customer()).stream()
                        .filter(trunk -> EmergencyNumbers.of(trunk.country()).contains(dialled))
                        .flatMap(trunk -> GatewayNames.of(trunk).stream())
                        .<Target>map(gateway -> new ToTrunk(gateway, Optional.of(dialled)))
                        .toList();
        return targets.isEmpty() ? Optional.empty() : Optional.of(dial(Reason.EMERGENCY, targets));
    }

    private Optional<TeamsTenant> tenantNamed(String name) {
        try {
            return Optional.ofNullable(table.tenants().get(new HostName(name)));
        } catch (InvalidValueException notAName) {
            return Optional.empty();
        }
    }

    private Trunk trunkOf(TrunkNumber number) {
        return Objects.requireNonNull(table.trunks().get(number.trunk()));
    }

    private static Route dial(Reason reason, List<Target> targets) {
        return new Dial(false, reason.word(), RING_FOR, targets);
    }

    private static Route refuse(Reason reason) {
        return new Refuse(reason.word(), reason.sipStatus(), reason.q850());
    }
}
