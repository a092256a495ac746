package dev.patchbay.lab.hub;

import dev.patchbay.lab.sip.SipMessage;
import dev.patchbay.lab.sip.net.Flow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Watches how often OPTIONS come. A sender that was restarted begins anew on a new connection, and
/// that is no offence.
final class OptionsWatch {

    /// Microsoft says not more often than once per 60 s; timers drift.
    private static final Duration SHORTEST = Duration.ofSeconds(55);

    private final Clock clock;
    private final Map<String, Instant> last = new ConcurrentHashMap<>();

    OptionsWatch(Clock clock) {
        this.clock = clock;
    }

    void judge(SipMessage options, Flow flow, Findings findings) {
        var key = options.requestUriText() + " " + flow.remote();
        var now = clock.instant();
        var before = last.put(key, now);
        if (before != null) {
            var pause = Duration.between(before, now);
            findings.look(
                    Rule.OPTIONS_NOT_TOO_OFTEN,
                    pause.compareTo(SHORTEST) >= 0,
                    "%d s after the one before".formatted(pause.toSeconds()));
        }
    }
}
