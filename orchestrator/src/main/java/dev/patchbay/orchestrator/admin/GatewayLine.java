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
                seen.health() == Health.DOWN ? advice(trunk, seen) : "");
    }

    private static String place(Trunk trunk, GatewayName gateway) {
        return switch (trunk.connection()) {
            case Registration registration -> account(trunk, registration, gateway);
            case StaticPeers known -> {
                var place = GatewayNames.of(trunk).indexOf(gateway);
                yield place < 0
                        ? gateway + " (removed)"
                        : trunk.peers().get(place).address().hostAndPort();
            }
        };
    }

    private static String account(Trunk trunk, Registration registration, GatewayName gateway) {
        var account = GatewayNames.placeOf(gateway);
        var way = GatewayNames.wayOf(gateway);
        return account < registration.accounts().size() && way <= trunk.ways().size()
                ? "%s by %s"
                        .formatted(
                                registration.accounts().get(account).username(),
                                trunk.ways().get(way - 1).hostAndPort())
                : gateway + " (removed)";
    }

    private static String advice(Trunk trunk, Seen seen) {
        return switch (trunk.connection()) {
            case Registration registration
                    when !GatewayNames.registering(trunk).contains(seen.gateway()) ->
                    "Nothing is registered by this way now. It does not answer OPTIONS, so calls to"
                            + " the carrier go by the others.";
            case Registration registration when seen.detail().equals(FORBIDDEN) ->
                    "Compare user name and password with the carrier's letter, or ask the carrier"
                            + " whether the account is blocked; then try again. It is not tried by"
                            + " itself, because carriers block who asks on. Calls to this account"
                            + " do not come meanwhile.";
            case Registration registration ->
                    "It is tried again in pauses of 30 seconds to five minutes. Compare user name"
                            + " and password with the carrier's letter, and see that the"
                            + " registrar can be reached from the engine. Calls to this account do"
                            + " not come meanwhile.";
            case StaticPeers known ->
                    "It does not answer OPTIONS, so calls go to the next address. Compare address,"
                            + " port and transport, and ask the carrier whether it lets this SBC's"
                            + " address in.";
        };
    }
}
