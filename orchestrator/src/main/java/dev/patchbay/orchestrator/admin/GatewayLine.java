package dev.patchbay.orchestrator.admin;

import dev.patchbay.engine.spi.GatewayName;
import dev.patchbay.engine.spi.GatewayState.Failure;
import dev.patchbay.engine.spi.GatewayState.Health;
import dev.patchbay.orchestrator.engine.GatewayHistory.Seen;
import dev.patchbay.orchestrator.routing.GatewayNames;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.orchestrator.trunk.TrunkConnection.Registration;
import dev.patchbay.orchestrator.trunk.TrunkConnection.StaticPeers;
import java.util.Locale;
import java.util.Optional;

/// One of a trunk's addresses as one engine sees it, in words.
///
/// @param advice what to do; empty where nothing is to be done
record GatewayLine(
        String place, String engine, String tone, String state, String since, String advice) {

    private static final String FORBIDDEN =
            new Failure(Optional.of(Failure.FORBIDDEN), Optional.empty(), true).inWords();

    static GatewayLine of(Trunk trunk, Seen seen) {
        return new GatewayLine(
                place(trunk, seen.gateway()),
                seen.engine(),
                switch (seen.health()) {
                    case UP -> "green";
                    case DOWN -> "red";
                    case UNKNOWN -> "secondary";
                },
                "%s: %s%s"
                        .formatted(
                                seen.health().name().toLowerCase(Locale.ROOT),
                                seen.detail(),
                                seen.roundTrip()
                                        .map(it -> " in %d ms".formatted(it.toMillis()))
                                        .orElse("")),
                Shown.time(seen.since()),
                seen.health() == Health.DOWN ? advice(trunk, seen.detail()) : "");
    }

    private static String place(Trunk trunk, GatewayName gateway) {
        return switch (trunk.connection()) {
            case Registration registration -> registration.registrar().hostAndPort();
            case StaticPeers known -> {
                var place = GatewayNames.of(trunk).indexOf(gateway);
                yield place < 0
                        ? gateway + " (removed)"
                        : trunk.peers().get(place).address().hostAndPort();
            }
        };
    }

    private static String advice(Trunk trunk, String detail) {
        return switch (trunk.connection()) {
            case Registration registration when detail.equals(FORBIDDEN) ->
                    "Compare user name and password with the carrier's letter, or ask the carrier"
                            + " whether the account is blocked; then try again. It is not tried by"
                            + " itself, because carriers block who asks on. Calls to this account"
                            + " do not come meanwhile.";
            case Registration registration ->
                    "It is tried again in pauses of 30 seconds to five minutes. Compare user name and password with the carrier's letter, and see that the"
                            + " registrar can be reached from the engine. Calls to this account do"
                            + " not come meanwhile.";
            case StaticPeers known ->
                    "It does not answer OPTIONS, so calls go to the next address. Compare address,"
                            + " port and transport, and ask the carrier whether it lets this SBC's"
                            + " address in.";
        };
    }
}
