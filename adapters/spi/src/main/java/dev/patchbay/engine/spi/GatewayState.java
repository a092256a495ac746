package dev.patchbay.engine.spi;

import java.time.Duration;
import java.util.Optional;

/// How one gateway does.
///
/// @param detail the engine's own words, such as `Rejected`; for display only
/// @param roundTripMicros of the last OPTIONS, where the gateway is probed
/// @param failure why an account is not registered; empty where it is, while it is tried, and for
///   gateways that do not register
public record GatewayState(
        GatewayName gateway,
        Health health,
        String detail,
        Optional<Long> roundTripMicros,
        Optional<Failure> failure) {

    private static final String REGISTERED = "registered";

    /// UNKNOWN: not probed, or the first answer is still awaited.
    public enum Health {
        UP,
        DOWN,
        UNKNOWN
    }

    /// What came of the last attempt to register.
    ///
    /// @param status what the registrar said; empty where it said nothing or the engine does not
    ///   know any more
    /// @param rest how long the registrar wants to be left alone (Retry-After), where the engine
    ///   keeps to it by itself
    /// @param stopped whether the engine tries no more by itself
    public record Failure(Optional<Integer> status, Optional<Duration> rest, boolean stopped) {

        /// Nobody knows why.
        public static final Failure UNKNOWN =
                new Failure(Optional.empty(), Optional.empty(), false);

        public static final int FORBIDDEN = 403;

        /// @return whether asking again would only annoy the carrier
        public boolean forbidden() {
            return status.filter(it -> it == FORBIDDEN).isPresent();
        }

        /// @return for display
        public String inWords() {
            return status.map(it ->
                            forbidden()
                                    ? "the registrar refused us with 403, it is not asked again"
                                    : "the registrar refused us with " + it)
                    .orElse("the registrar refused us or does not answer");
        }
    }

    /// A gateway that does not register, or does well.
    public GatewayState(
            GatewayName gateway, Health health, String detail, Optional<Long> roundTripMicros) {
        this(gateway, health, detail, roundTripMicros, Optional.empty());
    }

    /// An account that its registrar has.
    public static GatewayState registered(GatewayName gateway) {
        return new GatewayState(gateway, Health.UP, REGISTERED, Optional.empty());
    }

    public boolean registered() {
        return health == Health.UP && detail.equals(REGISTERED);
    }

    public static GatewayState failed(GatewayName gateway, Failure failure) {
        return new GatewayState(
                gateway, Health.DOWN, failure.inWords(), Optional.empty(), Optional.of(failure));
    }
}
