package dev.patchbay.engine.spi;

import java.util.Optional;

/// How one gateway does.
///
/// @param detail the engine's own words, such as `Rejected`; for display only
/// @param roundTripMicros of the last OPTIONS, where the gateway is probed
public record GatewayState(
        GatewayName gateway, Health health, String detail, Optional<Long> roundTripMicros) {

    /// UNKNOWN: not probed, or the first answer is still awaited.
    public enum Health {
        UP,
        DOWN,
        UNKNOWN
    }
}
