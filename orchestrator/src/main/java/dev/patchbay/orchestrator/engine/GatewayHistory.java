package dev.patchbay.orchestrator.engine;

import dev.patchbay.engine.spi.GatewayName;
import dev.patchbay.engine.spi.GatewayState.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// How gateways have been, as each engine saw them, for the last month.
public interface GatewayHistory {

    /// @param detail the engine's reason, such as "registered" or "does not answer OPTIONS"
    /// @param since when it came to be so, as far as we looked
    /// @param roundTrip of the latest OPTIONS; empty for what was, and where nobody asks
    record Seen(
            String engine,
            GatewayName gateway,
            Health health,
            String detail,
            Instant since,
            Optional<Duration> roundTrip) {}

    /// How they are now, by the last look at each engine that is connected, with since when.
    List<Seen> now(Collection<GatewayName> gateways);

    /// The latest changes, newest first, at most 20.
    List<Seen> changes(Collection<GatewayName> gateways);
}
