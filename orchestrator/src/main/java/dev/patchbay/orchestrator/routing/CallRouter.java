package dev.patchbay.orchestrator.routing;

import dev.patchbay.engine.spi.Route;
import dev.patchbay.engine.spi.Route.Callee;
import dev.patchbay.engine.spi.Route.Dial;
import dev.patchbay.engine.spi.Route.Refuse;
import dev.patchbay.engine.spi.Route.Target;
import dev.patchbay.orchestrator.numberplan.Assignment;
import dev.patchbay.orchestrator.numberplan.Destination;
import dev.patchbay.orchestrator.numberplan.EmergencyNumbers;
import dev.patchbay.orchestrator.numberplan.TrunkNumber;
import dev.patchbay.orchestrator.routing.Trail.Step;
import dev.patchbay.orchestrator.teams.TeamsTenant;
import dev.patchbay.orchestrator.trunk.RewriteRule.Side;
import dev.patchbay.orchestrator.trunk.RewriteRules;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.orchestrator.trunk.TrunkConnection.StaticPeers;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.PhoneNumber;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Decides where a call goes. Pure: same table, same call, same answer.
public final class CallRouter {

    /// Longer than Teams' own voicemail and forwarding take, shorter than carriers' patience.
    private static final Duration RING_FOR = Duration.ofMinutes(2);

    /// Their emergency calls need not go by the trunk their other calls go by.
    private static final Set<String> STRANGERS =
            Set.of(Reason.DEFAULT_CALLER.word(), Reason.CALLER_PASSED.word());

    /// Where nobody has dialled yet.
    private static final String ANY = "";

    private final RoutingTable table;
    private final Inbound inbound;

    public CallRouter(RoutingTable table) {
        this.table = table;
        inbound = new Inbound(table);
    }

    public Route route(Call call) {
        return route(call, Trail.NOBODY);
    }

    Route route(Call call, Trail trail) {
        return switch (call.direction()) {
            case INBOUND -> inbound.route(call, trail);
            case OUTBOUND -> outbound(call, trail);
        };
    }

    /// The route of a call from a carrier to one of our numbers, whoever calls.
    Route toTeams(TrunkNumber number) {
        return inbound.toTeams(number, "", Trail.NOBODY);
    }

    private Route outbound(Call call, Trail trail) {
        var tenant = tenantNamed(call.origin());
        if (tenant.isEmpty()) {
            trail.note(Step.TENANT, "none has this SBC name");
            return refuse(Reason.TENANT_UNKNOWN);
        }
        trail.note(Step.TENANT, tenant.get().fqdn());
        var usual = byCaller(tenant.get(), call, trail);
        if (usual instanceof Dial && !STRANGERS.contains(usual.reason())) {
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
            return barred(
                    toTrunk(number, tenant, call.dialled(), trail), trunkOf(number), call, trail);
        }
        return approved(tenant, call, trail)
                .or(() -> forwarded(tenant, call, trail))
                .orElseGet(() -> stranger(tenant, call, trail));
    }

    private Optional<Route> approved(TeamsTenant tenant, Call call, Trail trail) {
        var numbers = table.screenOf(tenant.customer()).approved();
        if (numbers.isEmpty() || !PhoneNumber.isE164(call.caller())) {
            return Optional.empty();
        }
        var caller = new PhoneNumber(call.caller());
        var trunk = Optional.ofNullable(numbers.get(caller)).map(table.trunks()::get);
        trail.note(Step.APPROVED, trunk.isEmpty() ? "no" : "yes");
        var out = new Out(Reason.CALLER_APPROVED, Shown.caller(caller), call.dialled());
        return trunk.map(by -> barred(toTrunk(by, tenant, out, trail), by, call, trail));
    }

    /// The route of a call under a number of somebody else's that was approved; as with the
    /// customer's own, barring is not asked.
    Route approved(PhoneNumber caller, Trunk trunk, TeamsTenant tenant) {
        var out = new Out(Reason.CALLER_APPROVED, Shown.caller(caller), ANY);
        return toTrunk(trunk, tenant, out, Trail.NOBODY);
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
                    .map(shown ->
                            toTrunk(
                                    trunk,
                                    tenant,
                                    new Out(Reason.FORWARDED, shown, call.dialled()),
                                    trail))
                    .map(route -> barred(route, trunk, call, trail));
        });
    }

    private Route stranger(TeamsTenant tenant, Call call, Trail trail) {
        // nobody's number is shown in place of one that is withheld
        if (!PhoneNumber.isE164(call.caller())) {
            return refuse(Reason.CALLER_NOT_OF_TENANT);
        }
        var strangers = table.screenOf(tenant.customer()).strangers();
        trail.note(Step.STRANGER, strangers.words());
        return switch (strangers) {
            case REFUSE -> refuse(Reason.CALLER_NOT_OF_TENANT);
            case DEFAULT_CALLER -> instead(tenant, call, trail);
            case PASS -> passed(tenant, call, trail);
        };
    }

    private Route passed(TeamsTenant tenant, Call call, Trail trail) {
        var trunk =
                defaultCaller(tenant, trail)
                        .map(this::trunkOf)
                        .or(() -> table.trunksOf(tenant.customer()).stream().findFirst());
        if (trunk.isEmpty()) {
            trail.note(Step.TRUNK, "the customer has none that is enabled");
            return refuse(Reason.CALLER_NOT_OF_TENANT);
        }
        var shown = Shown.caller(new PhoneNumber(call.caller()));
        var out = new Out(Reason.CALLER_PASSED, shown, call.dialled());
        return barred(toTrunk(trunk.get(), tenant, out, trail), trunk.get(), call, trail);
    }

    private Route instead(TeamsTenant tenant, Call call, Trail trail) {
        var named = defaultCaller(tenant, trail);
        if (named.isEmpty()) {
            return refuse(Reason.CALLER_NOT_OF_TENANT);
        }
        var trunk = trunkOf(named.get());
        var shown = Shown.instead(named.get().number());
        var out = new Out(Reason.DEFAULT_CALLER, shown, call.dialled());
        return barred(toTrunk(trunk, tenant, out, trail), trunk, call, trail);
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
        return toTrunk(caller, tenant, ANY, Trail.NOBODY);
    }

    private Route toTrunk(TrunkNumber caller, TeamsTenant tenant, String dialled, Trail trail) {
        var shown = new Out(Reason.CALLER_HAS_TRUNK, Shown.caller(caller.number()), dialled);
        return toTrunk(trunkOf(caller), tenant, shown, trail);
    }

    /// @param dialled or [#ANY] where a row is made ahead
    private record Out(Reason reason, Shown shown, String dialled) {}

    private Route toTrunk(Trunk trunk, TeamsTenant tenant, Out out, Trail trail) {
        trail.note(Step.TRUNK, new Finding.Named("", List.of(trunk)));
        if (!tenant.enabled()) {
            return refuse(Reason.TENANT_DISABLED);
        }
        if (!trunk.live()) {
            return refuse(notLive(trunk));
        }
        var nextOn =
                trunk.connection() instanceof StaticPeers peers
                        ? peers.nextOn()
                        : Set.<Integer>of();
        return dial(
                out.reason(),
                nextOn,
                Manners.targets(
                        trunk, callee(trunk, out.dialled(), trail), out.shown(), rules(trunk)));
    }

    static Reason notLive(Trunk trunk) {
        return trunk.enabled() ? Reason.TRUNK_DRAFT : Reason.TRUNK_DISABLED;
    }

    private RewriteRules rules(Trunk trunk) {
        return table.rulesOf(trunk);
    }

    private Callee callee(Trunk trunk, String dialled, Trail trail) {
        var usual = Manners.callee(trunk);
        if (dialled.equals(ANY) || !rules(trunk).touch(Side.CALLED_OUT)) {
            return usual;
        }
        var spelt = Manners.spelt(usual, dialled);
        var written = table.rewritten(trunk, Side.CALLED_OUT, spelt, trail);
        return written.equals(spelt) ? usual : new Callee.Fixed(written);
    }

    /// Where an emergency call goes that has no usual way out, whoever calls and whatever else is
    /// forbidden to the tenant: out by every enabled trunk of a country where this is an emergency
    /// number. A carrier that does not know or reach it may be the wrong one, so the next is tried.
    ///
    /// @return empty for any other number, and where the customer has no such trunk
    Optional<Route> emergency(TeamsTenant tenant, String dialled) {
        var targets =
                table.trunksOf(tenant.customer()).stream()
                        .filter(trunk -> EmergencyNumbers.of(trunk.country()).contains(dialled))
                        .flatMap(trunk ->
                                Manners.targets(
                                        trunk,
                                        new Callee.Fixed(dialled),
                                        Shown.ANYBODY,
                                        RewriteRules.NONE)
                                        .stream())
                        .toList();
        return targets.isEmpty()
                ? Optional.empty()
                : Optional.of(dial(Reason.EMERGENCY, Dial.MAY_GO_ON, targets));
    }

    private Optional<TeamsTenant> tenantNamed(String name) {
        try {
            return Optional.ofNullable(table.tenants().get(new HostName(name)));
        } catch (InvalidValueException notAName) {
            return Optional.empty();
        }
    }

    Optional<Trunk> trunk(TrunkId id) {
        return Optional.ofNullable(table.trunks().get(id));
    }

    List<Trunk> drafts() {
        return table.trunks().values().stream()
                .filter(trunk -> trunk.draft().isPresent())
                .sorted(Comparator.comparing(Trunk::id))
                .toList();
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
                .filter(Trunk::live)
                .flatMap(trunk ->
                        Optional.ofNullable(table.tenantOfCustomer().get(trunk.customer())))
                .filter(TeamsTenant::enabled)
                .map(TeamsTenant::fqdn);
    }

    private Trunk trunkOf(TrunkNumber number) {
        return table.trunkOf(number);
    }

    static Route dial(Reason reason, List<Target> targets) {
        return dial(reason, Set.of(), targets);
    }

    private static Route dial(Reason reason, Set<Integer> nextOn, List<Target> targets) {
        return new Dial(false, reason.word(), RING_FOR, nextOn, Route.fitting(targets));
    }

    static Route refuse(Reason reason) {
        return new Refuse(reason.word(), reason.sipStatus(), reason.q850());
    }
}
