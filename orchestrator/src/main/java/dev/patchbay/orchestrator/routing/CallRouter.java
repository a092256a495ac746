package dev.patchbay.orchestrator.routing;

import dev.patchbay.engine.spi.Route;
import dev.patchbay.engine.spi.Route.Callee;
import dev.patchbay.engine.spi.Route.Dial;
import dev.patchbay.engine.spi.Route.Refuse;
import dev.patchbay.engine.spi.Route.Target;
import dev.patchbay.engine.spi.Route.Target.ToTeams;
import dev.patchbay.orchestrator.numberplan.Assignment;
import dev.patchbay.orchestrator.numberplan.Destination;
import dev.patchbay.orchestrator.numberplan.DialledText;
import dev.patchbay.orchestrator.numberplan.EmergencyNumbers;
import dev.patchbay.orchestrator.numberplan.TrunkNumber;
import dev.patchbay.orchestrator.routing.Trail.Step;
import dev.patchbay.orchestrator.teams.TeamsTenant;
import dev.patchbay.orchestrator.trunk.Country;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.orchestrator.trunk.TrunkConnection.StaticPeers;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.PhoneNumber;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Decides where a call goes. Pure: same table, same call, same answer.
public final class CallRouter {

    /// Longer than Teams' own voicemail and forwarding take, shorter than carriers' patience.
    private static final Duration RING_FOR = Duration.ofMinutes(2);

    private final RoutingTable table;

    public CallRouter(RoutingTable table) {
        this.table = table;
    }

    public Route route(Call call) {
        return route(call, Trail.NOBODY);
    }

    Route route(Call call, Trail trail) {
        return switch (call.direction()) {
            case INBOUND -> inbound(call.origin(), call.dialled(), trail);
            case OUTBOUND -> outbound(call, trail);
        };
    }

    private Route inbound(String origin, String dialled, Trail trail) {
        var trunks = table.origins().trunks().get(origin);
        if (trunks == null) {
            trail.note(Step.ORIGIN, "an address that no trunk names");
            return refuse(Reason.ORIGIN_UNKNOWN);
        }
        trail.note(Step.ORIGIN, new Named("trunk", trunks));
        var readable = false;
        for (var country : table.origins().countries().getOrDefault(origin, List.of())) {
            var meant = DialledText.meant(dialled, country);
            readable |= meant.isPresent();
            trail.note(Step.MEANT, new Meant(dialled, country, meant));
            var number =
                    meant.flatMap(it -> Optional.ofNullable(table.numbers().get(it)))
                            .filter(it -> table.origins().of(trunkOf(it)).equals(origin));
            if (number.isPresent()) {
                return toTeams(number.get(), trail);
            }
        }
        trail.note(Step.NUMBER, "on none of these trunks");
        return refuse(readable ? Reason.NUMBER_UNKNOWN : Reason.NUMBER_UNREADABLE);
    }

    /// The route of a call from a carrier to one of our numbers.
    Route toTeams(TrunkNumber number) {
        return toTeams(number, Trail.NOBODY);
    }

    private Route toTeams(TrunkNumber number, Trail trail) {
        var trunk = trunkOf(number);
        trail.note(Step.NUMBER, number.number());
        trail.note(Step.TRUNK, new Named("", List.of(trunk)));
        if (!trunk.enabled()) {
            return refuse(Reason.TRUNK_DISABLED);
        }
        var assignment = number.assignment();
        trail.note(
                Step.ASSIGNMENT, assignment.isEmpty() ? "nobody" : new Assigned(assignment.get()));
        if (assignment.isEmpty()) {
            return refuse(Reason.NUMBER_NOT_ASSIGNED);
        }
        var tenant = table.tenantOfCustomer().get(trunk.customer());
        if (tenant == null) {
            trail.note(Step.TENANT, "the trunk's customer has none");
            return refuse(Reason.TENANT_MISSING);
        }
        trail.note(Step.TENANT, tenant.fqdn());
        if (!tenant.enabled()) {
            return refuse(Reason.TENANT_DISABLED);
        }
        return dial(
                Reason.NUMBER_ASSIGNED,
                List.of(
                        new ToTeams(
                                number.number().e164(),
                                tenant.fqdn(),
                                Manners.reading(trunk),
                                trunk.habits().diverting().toTeams())));
    }

    private Route outbound(Call call, Trail trail) {
        var tenant = tenantNamed(call.origin());
        if (tenant.isEmpty()) {
            trail.note(Step.TENANT, "none has this SBC name");
            return refuse(Reason.TENANT_UNKNOWN);
        }
        trail.note(Step.TENANT, tenant.get().fqdn());
        var usual = byCaller(tenant.get(), call, trail);
        if (usual instanceof Dial && !usual.reason().equals(Reason.DEFAULT_CALLER.word())) {
            return usual;
        }
        var emergency = emergency(tenant.get(), call.dialled());
        trail.note(Step.EMERGENCY, emergency.isPresent() ? "yes: any trunk takes it" : "no");
        return emergency.orElse(usual);
    }

    private Route byCaller(TeamsTenant tenant, Call call, Trail trail) {
        var own = own(tenant, call.caller(), Step.CALLER, trail);
        if (own.isPresent()) {
            var number = own.get();
            return barred(toTrunk(number, tenant, trail), trunkOf(number), call, trail);
        }
        var forwarded = forwarded(tenant, call, trail);
        return forwarded.isPresent() ? forwarded.get() : instead(tenant, call, trail);
    }

    /// The route of a stranger's call that one of the tenant's numbers forwards.
    private Optional<Route> forwarded(TeamsTenant tenant, Call call, Trail trail) {
        if (call.diverter().isEmpty()) {
            return Optional.empty();
        }
        var diverter = own(tenant, call.diverter(), Step.DIVERTER, trail);
        return diverter.flatMap(number -> {
            var trunk = trunkOf(number);
            return Forwarded.shown(trunk.habits().diverting(), number.number(), call.caller())
                    .map(shown -> toTrunk(trunk, tenant, Reason.FORWARDED, shown, trail))
                    .map(route -> barred(route, trunk, call, trail));
        });
    }

    private Route instead(TeamsTenant tenant, Call call, Trail trail) {
        // nobody's number is shown in place of one that is withheld
        var named =
                PhoneNumber.isE164(call.caller())
                        ? defaultCaller(tenant, trail)
                        : Optional.<TrunkNumber>empty();
        if (named.isEmpty()) {
            return refuse(Reason.CALLER_NOT_OF_TENANT);
        }
        var trunk = trunkOf(named.get());
        var shown = Shown.instead(named.get().number());
        return barred(
                toTrunk(trunk, tenant, Reason.DEFAULT_CALLER, shown, trail), trunk, call, trail);
    }

    private static Route barred(Route route, Trunk trunk, Call call, Trail trail) {
        if (!(route instanceof Dial) || trunk.barring().none()) {
            return route;
        }
        var barred = Destination.barredBy(trunk.barring(), call.dialled(), trunk.country());
        trail.note(Step.DESTINATION, barred.orElse("lets the call out"));
        return barred.isEmpty() ? route : refuse(Reason.DESTINATION_BARRED);
    }

    /// @param who what the number is to the call
    private Optional<TrunkNumber> own(TeamsTenant tenant, String text, Step who, Trail trail) {
        if (!PhoneNumber.isE164(text)) {
            trail.note(who, "no number with its country's code");
            return Optional.empty();
        }
        var number = table.numbers().get(new PhoneNumber(text));
        if (number == null) {
            trail.note(who, "a number that is on no trunk");
            return Optional.empty();
        }
        trail.note(who, number.number());
        if (!isOf(tenant, number)) {
            trail.note(Step.TRUNK, "one of another customer");
            return Optional.empty();
        }
        return Optional.of(number);
    }

    private Optional<TrunkNumber> defaultCaller(TeamsTenant tenant, Trail trail) {
        var named = tenant.defaultCaller();
        var number = named.map(table.numbers()::get).filter(it -> isOf(tenant, it));
        trail.note(
                Step.DEFAULT_CALLER,
                named.isEmpty()
                        ? "the tenant has none"
                        : number.isEmpty() ? "on none of the tenant's trunks" : named.get());
        return number;
    }

    private boolean isOf(TeamsTenant tenant, TrunkNumber number) {
        return trunkOf(number).customer().equals(tenant.customer());
    }

    /// The route of a call from a tenant's Teams, made under one of its numbers. Barring is not
    /// asked: it depends on the callee, whom a row ahead does not know.
    Route toTrunk(TrunkNumber caller, TeamsTenant tenant) {
        return toTrunk(caller, tenant, Trail.NOBODY);
    }

    private Route toTrunk(TrunkNumber caller, TeamsTenant tenant, Trail trail) {
        return toTrunk(
                trunkOf(caller),
                tenant,
                Reason.CALLER_HAS_TRUNK,
                Shown.caller(caller.number()),
                trail);
    }

    private static Route toTrunk(
            Trunk trunk, TeamsTenant tenant, Reason reason, Shown shown, Trail trail) {
        trail.note(Step.TRUNK, new Named("", List.of(trunk)));
        if (!tenant.enabled()) {
            return refuse(Reason.TENANT_DISABLED);
        }
        if (!trunk.enabled()) {
            return refuse(Reason.TRUNK_DISABLED);
        }
        var nextOn =
                trunk.connection() instanceof StaticPeers peers
                        ? peers.nextOn()
                        : Set.<Integer>of();
        return dial(reason, nextOn, Manners.targets(trunk, Manners.callee(trunk), shown));
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
                        .flatMap(trunk ->
                                Manners.targets(trunk, new Callee.Fixed(dialled), Shown.ANYBODY)
                                        .stream())
                        .toList();
        return targets.isEmpty() ? Optional.empty() : Optional.of(dial(Reason.EMERGENCY, targets));
    }

    /// Trunks in words, made only where somebody listens.
    private record Named(String kind, List<Trunk> trunks) {

        @Override
        public String toString() {
            return trunks.stream()
                    .map(trunk ->
                            "%s %s%s"
                                    .formatted(
                                            kind,
                                            trunk.name(),
                                            trunk.enabled() ? "" : " (disabled)")
                                    .strip())
                    .collect(Collectors.joining(", "));
        }
    }

    private record Assigned(Assignment assignment) {

        @Override
        public String toString() {
            return "%s, %s"
                    .formatted(
                            assignment.target(),
                            switch (assignment) {
                                case Assignment.TeamsUser user -> "a Teams user";
                                case Assignment.CallQueue queue -> "a call queue";
                                case Assignment.AutoAttendant attendant -> "an auto attendant";
                            });
        }
    }

    private record Meant(String dialled, Country country, Optional<PhoneNumber> number) {

        @Override
        public String toString() {
            return number.isPresent()
                    ? "'%s' dialled in %s is %s".formatted(dialled, country, number.get())
                    : "'%s' dialled in %s is no number".formatted(dialled, country);
        }
    }

    private Optional<TeamsTenant> tenantNamed(String name) {
        try {
            return Optional.ofNullable(table.tenants().get(new HostName(name)));
        } catch (InvalidValueException notAName) {
            return Optional.empty();
        }
    }

    Optional<TrunkId> trunkIdOf(PhoneNumber number) {
        return Optional.ofNullable(table.numbers().get(number)).map(TrunkNumber::trunk);
    }

    Optional<String> assigneeOf(PhoneNumber number) {
        return Optional.ofNullable(table.numbers().get(number))
                .flatMap(TrunkNumber::assignment)
                .map(Assignment::target);
    }

    /// As calls go: only a number that leads to somebody leads to a tenant.
    Optional<HostName> tenantOf(PhoneNumber number) {
        return Optional.ofNullable(table.numbers().get(number))
                .filter(it -> it.assignment().isPresent())
                .map(this::trunkOf)
                .filter(Trunk::enabled)
                .flatMap(trunk ->
                        Optional.ofNullable(table.tenantOfCustomer().get(trunk.customer())))
                .filter(TeamsTenant::enabled)
                .map(TeamsTenant::fqdn);
    }

    private Trunk trunkOf(TrunkNumber number) {
        return Objects.requireNonNull(table.trunks().get(number.trunk()));
    }

    private static Route dial(Reason reason, List<Target> targets) {
        return dial(reason, Set.of(), targets);
    }

    private static Route dial(Reason reason, Set<Integer> nextOn, List<Target> targets) {
        return new Dial(false, reason.word(), RING_FOR, nextOn, Route.fitting(targets));
    }

    private static Route refuse(Reason reason) {
        return new Refuse(reason.word(), reason.sipStatus(), reason.q850());
    }
}
