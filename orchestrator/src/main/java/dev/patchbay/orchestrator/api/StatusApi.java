package dev.patchbay.orchestrator.api;

import dev.patchbay.engine.spi.GatewayName;
import dev.patchbay.engine.spi.GatewayState;
import dev.patchbay.orchestrator.call.CallHistory;
import dev.patchbay.orchestrator.call.FinishedCall;
import dev.patchbay.orchestrator.edge.Hubs;
import dev.patchbay.orchestrator.engine.EngineStatus;
import dev.patchbay.orchestrator.engine.EngineStatus.Applied;
import dev.patchbay.orchestrator.engine.EngineStatus.Connection;
import dev.patchbay.orchestrator.engine.Engines;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
class StatusApi {

    record Status(boolean ready, int callsInProgress, long strangers, List<EngineJson> engines) {}

    record EngineJson(
            String name,
            String adapter,
            String connection,
            Instant since,
            String config,
            String table,
            int tableRows,
            long asked,
            long unrecognisedEvents,
            List<GatewayJson> gateways) {}

    /// @param roundTripMs of the latest OPTIONS; null where nobody asks
    record GatewayJson(String name, String health, String detail, @Nullable Double roundTripMs) {

        private static final double MICROS = 1e3;

        static GatewayJson of(GatewayState gateway) {
            return new GatewayJson(
                    gateway.gateway().value(),
                    gateway.health().name(),
                    gateway.detail(),
                    gateway.roundTripMicros().map(it -> it / MICROS).orElse(null));
        }
    }

    record Calls(List<CallJson> items, long total) {}

    record CallJson(
            String engine,
            String call,
            String direction,
            String caller,
            String dialled,
            String origin,
            Instant started,
            Instant ended,
            @Nullable Long talkedMs,
            String routedBy,
            int sipStatus,
            String said,
            String party,
            String reason,
            String sentence,
            @Nullable String advice,
            @Nullable String assignee) {}

    private final Engines engines;
    private final CallHistory history;
    private final Hubs hubs;

    StatusApi(Engines engines, CallHistory history, Hubs hubs) {
        this.hubs = hubs;
        this.engines = engines;
        this.history = history;
    }

    @GetMapping("/status")
    Status status() {
        var statuses = engines.statuses();
        return new Status(
                !statuses.isEmpty() && statuses.stream().allMatch(StatusApi::ready),
                engines.activeCalls().size(),
                hubs.strangers(),
                statuses.stream().map(StatusApi::engine).toList());
    }

    private static boolean ready(EngineStatus status) {
        return status.ready()
                && status.gateways().stream()
                        .filter(gateway -> gateway.gateway().equals(GatewayName.TEAMS))
                        .anyMatch(gateway -> gateway.health() != GatewayState.Health.DOWN);
    }

    @GetMapping("/calls")
    Calls calls(
            @RequestParam(defaultValue = "") String search,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        var found = history.page(search, page, size);
        return new Calls(found.items().stream().map(StatusApi::call).toList(), found.total());
    }

    private static CallJson call(FinishedCall call) {
        return new CallJson(
                call.engine(),
                call.call(),
                call.direction().word(),
                call.caller(),
                call.dialled(),
                call.origin(),
                call.started(),
                call.ended(),
                call.talked().map(Duration::toMillis).orElse(null),
                call.routedBy(),
                call.sipStatus(),
                call.said(),
                call.end().party().word(),
                call.end().reason(),
                call.sentence(),
                call.advice().orElse(null),
                call.assignee().orElse(null));
    }

    private static EngineJson engine(EngineStatus status) {
        return new EngineJson(
                status.name(),
                status.adapter(),
                switch (status.connection()) {
                    case Connection.Up(var version) -> version;
                    case Connection.Down(var why) -> "down: " + why;
                },
                status.since(),
                applied(status.config()),
                applied(status.table()),
                status.tableRows(),
                status.asked(),
                status.unrecognisedEvents(),
                status.gateways().stream().map(GatewayJson::of).toList());
    }

    private static String applied(Applied applied) {
        return switch (applied) {
            case Applied.Waiting() -> "waiting";
            case Applied.UnderWay(var left) -> "being written: %d rows are left".formatted(left);
            case Applied.InForce(var since) -> "in force since " + since;
            case Applied.Refused(var why, var since) -> "refused: " + why;
        };
    }
}
