package dev.patchbay.orchestrator.routing;

import dev.patchbay.engine.spi.Direction;
import dev.patchbay.engine.spi.Route;
import dev.patchbay.orchestrator.limit.CallKey;
import dev.patchbay.orchestrator.limit.CustomerLimits;
import dev.patchbay.orchestrator.limit.Excess;
import dev.patchbay.orchestrator.limit.Payer;
import dev.patchbay.orchestrator.limit.TrunkLimits;
import dev.patchbay.orchestrator.limit.Usage;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.PhoneNumber;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// The router over the newest routing table, and the limits over what is in use. Deciding reads one
/// reference and a few counters, so a change of the table never holds up a call.
public final class CurrentRouter {

    private final AtomicReference<Newest> newest;
    private final Usage usage;
    private final Clock clock;

    private record Newest(CallRouter router, LimitCheck limits, Origins origins) {

        static Newest of(RoutingTable table) {
            return new Newest(new CallRouter(table), new LimitCheck(table), table.origins());
        }
    }

    public CurrentRouter(RoutingTable first, Usage usage, Clock clock) {
        newest = new AtomicReference<>(Newest.of(first));
        this.usage = usage;
        this.clock = clock;
    }

    public void replace(RoutingTable table) {
        newest.set(Newest.of(table));
    }

    /// Decides, and counts the call as one that goes, if it does.
    public Route route(Call call, CallKey key) {
        var now = newest.get();
        var route = now.router.route(call);
        return now.limits.checked(route, call, new Taken(usage, clock, key), Trail.NOBODY);
    }

    /// @return where calls from carriers come from now
    public Origins origins() {
        return newest.get().origins;
    }

    /// @return a trunk as calls are routed by it
    public Optional<Trunk> trunk(TrunkId id) {
        return newest.get().router.trunk(id);
    }

    /// @return the trunks no call comes from, nor goes by
    public List<Trunk> drafts() {
        return newest.get().router.drafts();
    }

    /// @return the trunk a number is on
    public Optional<TrunkId> trunkOf(PhoneNumber number) {
        return newest.get().router.trunkIdOf(number);
    }

    /// @return whom a number leads to in Microsoft 365
    public Optional<String> assigneeOf(PhoneNumber number) {
        return newest.get().router.assigneeOf(number);
    }

    /// @return the tenant calls to a number go to now, by its SBC name
    public Optional<HostName> tenantOf(PhoneNumber number) {
        return newest.get().router.tenantOf(number);
    }

    /// @return whose limits a call by this trunk counts against
    public Optional<Payer> payer(TrunkId trunk, Direction direction) {
        return newest.get().limits.payer(trunk, direction);
    }

    /// @return whose limits such a call would count against
    public Optional<Payer> payer(Call call) {
        var now = newest.get();
        return now.limits.payer(now.router.route(call), call.direction());
    }

    /// The same decision with its reasons, by the same code, and nothing counted.
    public Explanation explain(Call call) {
        return explain(call, clock.instant());
    }

    /// @param time when the call is made; what is in use is what is in use now
    public Explanation explain(Call call, Instant time) {
        var now = newest.get();
        return Explanation.of(trail ->
                now.limits.checked(
                        now.router.route(call, trail), call, new Looked(usage, time), trail));
    }

    private record Taken(Usage usage, Clock clock, CallKey key) implements LimitCheck.Room {

        @Override
        public Instant now() {
            return clock.instant();
        }

        @Override
        public Optional<Excess> excess(Payer payer, TrunkLimits trunk, CustomerLimits customer) {
            return usage.take(key, payer, trunk, customer);
        }
    }

    private record Looked(Usage usage, Instant now) implements LimitCheck.Room {

        @Override
        public Optional<Excess> excess(Payer payer, TrunkLimits trunk, CustomerLimits customer) {
            return usage.excess(payer, trunk, customer);
        }
    }
}
