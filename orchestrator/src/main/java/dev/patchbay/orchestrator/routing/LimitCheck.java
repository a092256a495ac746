package dev.patchbay.orchestrator.routing;

import dev.patchbay.engine.spi.Direction;
import dev.patchbay.engine.spi.Route;
import dev.patchbay.engine.spi.Route.Dial;
import dev.patchbay.engine.spi.Route.Refuse;
import dev.patchbay.engine.spi.Route.Target;
import dev.patchbay.orchestrator.limit.CustomerLimits;
import dev.patchbay.orchestrator.limit.Excess;
import dev.patchbay.orchestrator.limit.OfficeHours;
import dev.patchbay.orchestrator.limit.Payer;
import dev.patchbay.orchestrator.limit.TrunkLimits;
import dev.patchbay.orchestrator.limit.TrunkLimits.WhenFull;
import dev.patchbay.orchestrator.limit.Usage;
import dev.patchbay.orchestrator.numberplan.Destination;
import dev.patchbay.orchestrator.numberplan.EmergencyNumbers;
import dev.patchbay.orchestrator.numberplan.TrunkNumber;
import dev.patchbay.orchestrator.routing.Trail.Step;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.telephony.PhoneNumber;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// Whether the limits let a call go where the router sends it. Emergency calls know none.
final class LimitCheck {

    private final RoutingTable table;

    LimitCheck(RoutingTable table) {
        this.table = table;
    }

    /// What is in use, and whether one more may be.
    interface Room {

        Usage usage();

        Instant now();

        /// @return what there would be too much of
        Optional<Excess> excess(Payer payer, TrunkLimits trunk, CustomerLimits customer);
    }

    Route checked(Route route, Call call, Room room, Trail trail) {
        var payer = payer(route, call.direction());
        if (payer.isEmpty()) {
            return route;
        }
        var trunk = table.limits().of(payer.get().trunk());
        var customer = table.limits().of(payer.get().customer());
        if (!trunk.concern(call.direction()) && !customer.concern(call.direction())) {
            return route;
        }
        if (emergency(payer.get(), call)) {
            trail.note(Step.LIMITS, "none for an emergency number");
            return route;
        }
        var forbidden =
                call.direction() == Direction.INBOUND
                        ? Optional.<Reason>empty()
                        : barred(trunk, payer.get(), call, trail)
                                .or(() -> closed(customer, payer.get(), call, room, trail));
        if (forbidden.isPresent()) {
            return refuse(forbidden.get());
        }
        trail.note(Step.LIMITS, new InUse(room.usage(), payer.get(), trunk, customer));
        return room.excess(payer.get(), trunk, customer)
                .map(excess -> refuse(excess, trunk.whenFull()))
                .orElse(route);
    }

    /// @return whose limits a call counts against that goes by this route
    Optional<Payer> payer(Route route, Direction direction) {
        if (!(route instanceof Dial dial)) {
            return Optional.empty();
        }
        var trunk =
                switch (dial.targets().getFirst()) {
                    case Target.ToTeams teams ->
                            Optional.ofNullable(
                                            table.numbers().get(new PhoneNumber(teams.number())))
                                    .map(TrunkNumber::trunk);
                    case Target.ToTrunk carrier -> GatewayNames.trunkOf(carrier.gateway());
                };
        return trunk.flatMap(it -> payer(it, direction));
    }

    Optional<Payer> payer(TrunkId trunk, Direction direction) {
        return Optional.ofNullable(table.trunks().get(trunk))
                .map(it -> new Payer(trunk, it.customer(), direction));
    }

    private boolean emergency(Payer payer, Call call) {
        return payer.direction() == Direction.OUTBOUND
                && call.dialled().length() <= EmergencyNumbers.LONGEST
                && Stream.concat(
                                Stream.of(trunkOf(payer)),
                                table.trunksOf(payer.customer()).stream())
                        .anyMatch(trunk ->
                                EmergencyNumbers.of(trunk.country()).contains(call.dialled()));
    }

    private Trunk trunkOf(Payer payer) {
        return Objects.requireNonNull(table.trunks().get(payer.trunk()));
    }

    private Optional<Reason> barred(TrunkLimits trunk, Payer payer, Call call, Trail trail) {
        if (trunk.allowed().isEmpty()) {
            return Optional.empty();
        }
        var among = Destination.among(trunk.allowed(), call.dialled(), trunkOf(payer).country());
        trail.note(
                Step.DESTINATION,
                among ? "begins with what is allowed" : "begins with none of what is allowed");
        return among ? Optional.empty() : Optional.of(Reason.DESTINATION_BARRED);
    }

    private Optional<Reason> closed(
            CustomerLimits customer, Payer payer, Call call, Room room, Trail trail) {
        var closed = customer.closedAt(room.now());
        if (closed.isEmpty()) {
            return Optional.empty();
        }
        var kept =
                switch (closed.get().outside()) {
                    case NO_CALLS_OUT -> true;
                    case NO_CALLS_ABROAD ->
                            Destination.abroad(call.dialled(), trunkOf(payer).country());
                };
        trail.note(Step.HOURS, new Hours(closed.get(), customer, kept));
        return kept ? Optional.of(Reason.OFF_HOURS) : Optional.empty();
    }

    private static Route refuse(Excess excess, WhenFull whenFull) {
        return switch (excess) {
            case CHANNELS -> refuse(Reason.CHANNELS_FULL, whenFull);
            case RATE -> refuse(Reason.RATE_EXCEEDED, whenFull);
            case CALLS -> refuse(Reason.CUSTOMER_FULL);
            case MINUTES -> refuse(Reason.MINUTES_USED_UP);
        };
    }

    private static Route refuse(Reason reason, WhenFull whenFull) {
        return switch (whenFull) {
            case FAIL_OVER -> refuse(reason);
            case BUSY ->
                    new Refuse(
                            reason.word(),
                            Reason.CUSTOMER_FULL.sipStatus(),
                            Reason.CUSTOMER_FULL.q850());
        };
    }

    private static Route refuse(Reason reason) {
        return new Refuse(reason.word(), reason.sipStatus(), reason.q850());
    }

    /// Made into words only where somebody listens.
    private record Hours(OfficeHours hours, CustomerLimits customer, boolean kept) {

        @Override
        public String toString() {
            return "closed (open %s, %s): %s"
                    .formatted(
                            hours,
                            customer.zone(),
                            kept ? hours.outside().words() : "calls in the country go out");
        }
    }

    /// What is in use of what is limited, in words made only where somebody listens.
    private record InUse(Usage usage, Payer payer, TrunkLimits trunk, CustomerLimits customer) {

        @Override
        public String toString() {
            return InWords.of(
                    trunk, usage.of(payer.trunk()), customer, usage.of(payer.customer(), customer));
        }
    }
}
