package dev.patchbay.orchestrator.routing;

import dev.patchbay.engine.spi.Direction;

/// What is known of a call when it must be decided, exactly as the engine announced it.
///
/// @param origin inbound: which carrier it came from, in the words of [Origins]; outbound: the
///   tenant's SBC name
/// @param diverter outbound: the number that forwarded it last, or empty
public record Call(
        Direction direction, String origin, String dialled, String caller, String diverter) {

    /// A call that nobody forwarded.
    public Call(Direction direction, String origin, String dialled, String caller) {
        this(direction, origin, dialled, caller, "");
    }
}
