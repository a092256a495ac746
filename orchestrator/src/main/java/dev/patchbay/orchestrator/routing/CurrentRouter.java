package dev.patchbay.orchestrator.routing;

import dev.patchbay.engine.spi.Route;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.telephony.PhoneNumber;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// The router over the newest routing table. Deciding reads one reference and no lock, so a change
/// of the table never holds up a call.
public final class CurrentRouter {

    private final AtomicReference<CallRouter> newest;

    public CurrentRouter(RoutingTable first) {
        newest = new AtomicReference<>(new CallRouter(first));
    }

    public void replace(RoutingTable table) {
        newest.set(new CallRouter(table));
    }

    public Route route(Call call) {
        return newest.get().route(call);
    }

    /// @return the trunk a number is on
    public Optional<TrunkId> trunkOf(PhoneNumber number) {
        return newest.get().trunkIdOf(number);
    }

    /// The same decision with its reasons, by the same code.
    public Explanation explain(Call call) {
        return Explanation.of(newest.get(), call);
    }
}
