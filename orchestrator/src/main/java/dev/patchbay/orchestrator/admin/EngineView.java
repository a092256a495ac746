package dev.patchbay.orchestrator.admin;

import dev.patchbay.engine.spi.GatewayState;
import dev.patchbay.orchestrator.engine.EngineStatus;
import dev.patchbay.orchestrator.engine.EngineStatus.Applied;
import dev.patchbay.orchestrator.engine.EngineStatus.Connection;
import java.util.List;
import java.util.Locale;

/// An engine's state in words.
///
/// @param tone Tabler's name of the colour that says it at a glance
record EngineView(
        String name,
        String adapter,
        String tone,
        String headline,
        String since,
        String version,
        String config,
        String table,
        String rows,
        String asked,
        String unrecognised,
        List<Gateway> gateways) {

    record Gateway(String name, String tone, String health, String detail, String roundTrip) {}

    static EngineView of(EngineStatus status) {
        var up = status.connection() instanceof Connection.Up;
        return new EngineView(
                status.name(),
                status.adapter(),
                status.ready() ? "green" : up ? "yellow" : "red",
                headline(status),
                Shown.time(status.since()),
                status.connection() instanceof Connection.Up(var version) ? version : "–",
                applied(status.config()),
                applied(status.table()),
                Integer.toString(status.tableRows()),
                Long.toString(status.asked()),
                Long.toString(status.unrecognisedEvents()),
                status.gateways().stream().map(EngineView::gateway).toList());
    }

    private static String headline(EngineStatus status) {
        if (status.ready()) {
            return "Connected; calls route as configured.";
        }
        return switch (status.connection()) {
            case Connection.Up up -> "Connected; config or table is not in force yet.";
            case Connection.Down(var why) ->
                    "Not reachable: %s. It goes on with the routes it has; trying again."
                            .formatted(why);
        };
    }

    private static String applied(Applied applied) {
        return switch (applied) {
            case Applied.Waiting() -> "waiting to be applied";
            case Applied.UnderWay(var left) ->
                    String.format(Locale.ROOT, "being written: %,d rows are left", left);
            case Applied.InForce(var since) -> "in force since " + Shown.time(since);
            case Applied.Refused(var why, var since) ->
                    "refused by the engine; the one before stays in force. " + why;
        };
    }

    private static Gateway gateway(GatewayState state) {
        return new Gateway(
                state.gateway().value(),
                switch (state.health()) {
                    case UP -> "green";
                    case DOWN -> "red";
                    case UNKNOWN -> "secondary";
                },
                state.health().name().toLowerCase(Locale.ROOT),
                state.detail(),
                state.roundTripMicros()
                        .map(it -> String.format(Locale.ROOT, "%.1f ms", it / 1000.0))
                        .orElse("–"));
    }
}
