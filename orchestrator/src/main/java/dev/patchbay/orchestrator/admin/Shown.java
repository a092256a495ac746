package dev.patchbay.orchestrator.admin;

import dev.patchbay.engine.spi.ActiveCall;
import dev.patchbay.engine.spi.Direction;
import dev.patchbay.orchestrator.call.FinishedCall;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/// How values read on pages.
final class Shown {

    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT)
                    .withZone(ZoneId.systemDefault());

    private Shown() {}

    /// A call in a list.
    record CallLine(
            String id,
            String direction,
            boolean inbound,
            String caller,
            String dialled,
            String started,
            String duration,
            String state,
            String tone,
            String sentence) {}

    static CallLine line(FinishedCall call) {
        var talked = call.talked();
        return new CallLine(
                Long.toString(call.id()),
                direction(call.direction()),
                call.direction() == Direction.INBOUND,
                caller(call.caller()),
                call.dialled(),
                time(call.started()),
                talked.map(Shown::duration).orElse("–"),
                call.end().party().word() + " " + call.end().reason(),
                talked.isPresent() ? "green" : tone(call),
                call.sentence());
    }

    static CallLine line(ActiveCall call, Instant now) {
        return new CallLine(
                call.call().value(),
                direction(call.direction()),
                call.direction() == Direction.INBOUND,
                caller(call.caller()),
                call.dialled(),
                time(call.since()),
                duration(Duration.between(call.since(), now)),
                call.answered() ? "talking" : "ringing",
                call.answered() ? "green" : "yellow",
                "");
    }

    private static String tone(FinishedCall call) {
        return switch (call.end().party()) {
            case CALLER, CALLEE -> "secondary";
            case PATCHBAY -> "orange";
            case CARRIER, TEAMS, ENGINE -> "red";
        };
    }

    static String direction(Direction direction) {
        return switch (direction) {
            case INBOUND -> "carrier → Teams";
            case OUTBOUND -> "Teams → carrier";
        };
    }

    private static String caller(String caller) {
        return caller.isEmpty() ? "withheld" : caller;
    }

    /// What was typed into a search field, without what no database stores and no page shows.
    static String searchable(String typed) {
        return typed.replaceAll("\\p{Cntrl}", "").strip();
    }

    static String time(Instant instant) {
        return SECOND.format(instant);
    }

    static String duration(Duration duration) {
        var seconds = Math.max(0, duration.toSeconds());
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(
                        Locale.ROOT,
                        "%d:%02d:%02d",
                        seconds / 3600,
                        seconds / 60 % 60,
                        seconds % 60);
    }

    static String millis(Optional<Duration> duration) {
        return duration.map(it -> it.toMillis() + " ms").orElse("–");
    }
}
