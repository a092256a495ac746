package dev.patchbay.orchestrator.admin;

import dev.patchbay.orchestrator.engine.AdapterChoice;
import java.time.Duration;

/// What an adapter can do, in words.
record AdapterView(
        String name,
        String product,
        String place,
        String callsOver,
        String administrationOver,
        String codecs,
        String callTimes,
        String rowSafeAfter,
        String trunkChange) {

    static AdapterView of(AdapterChoice choice) {
        var able = choice.capabilities();
        return new AdapterView(
                choice.kind().value(),
                able.product(),
                choice.place(),
                able.callsOver(),
                able.administrationOver(),
                String.join(", ", able.codecs()),
                "to " + words(able.callTimes()),
                able.rowSafeAfter().isZero() ? "at once" : "after " + words(able.rowSafeAfter()),
                able.trunkChange());
    }

    private static String words(Duration time) {
        return time.toMillis() < 1000
                ? "%d ms".formatted(time.toMillis())
                : "%d s".formatted(time.toSeconds());
    }
}
