package dev.patchbay.lab.graph;

import java.time.Duration;
import java.util.Locale;

/// How long things take. None of the usual values is Microsoft's: it publishes none, but a token's
/// hour.
public enum Delay {
    /// From an accepted write to its end: a third of it not started, the rest running.
    OPERATION(Duration.ofMillis(300)),
    /// From the end of a write to its being seen by readers.
    READ_AFTER_WRITE(Duration.ZERO),
    /// From consent to its permissions being in tokens.
    CONSENT(Duration.ZERO),
    TOKEN_LIFETIME(Duration.ofMinutes(60)),
    /// How long a delta link can be used.
    DELTA_LIFETIME(Duration.ofDays(7)),
    /// Who asks about an operation sooner than this after asking is impatient.
    POLL_PAUSE(Duration.ofMillis(900));

    private final Duration usual;

    Delay(Duration usual) {
        this.usual = usual;
    }

    Duration usual() {
        return usual;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
