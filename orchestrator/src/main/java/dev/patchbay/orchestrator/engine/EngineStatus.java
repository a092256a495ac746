package dev.patchbay.orchestrator.engine;

import dev.patchbay.engine.spi.GatewayState;
import java.time.Instant;
import java.util.List;

/// How an engine is, as last seen.
///
/// @param since when the connection came to be as it is
/// @param tableRows the engine has once all of them are written
/// @param gateways empty while not connected
/// @param unrecognisedEvents events of kinds this version does not know; they are ignored
public record EngineStatus(
        String name,
        String adapter,
        Connection connection,
        Instant since,
        Applied config,
        Applied table,
        int tableRows,
        List<GatewayState> gateways,
        long asked,
        long unrecognisedEvents) {

    public EngineStatus {
        gateways = List.copyOf(gateways);
    }

    /// Whether calls route as the admin wants them to.
    public boolean ready() {
        return connection instanceof Connection.Up
                && config instanceof Applied.InForce
                && table instanceof Applied.InForce;
    }

    /// Whether we are logged in.
    public sealed interface Connection {

        /// @param version product and version as the engine states them
        record Up(String version) implements Connection {}

        /// @param why a sentence: what was tried and what came back
        record Down(String why) implements Connection {}
    }

    /// How far something wanted has got on the engine.
    public sealed interface Applied {

        record Waiting() implements Applied {}

        /// @param left rows that are not written yet; what was wanted last is written first
        record UnderWay(int left) implements Applied {}

        record InForce(Instant since) implements Applied {}

        /// The engine said no; what was in force before is in force still.
        record Refused(String why, Instant since) implements Applied {}
    }
}
