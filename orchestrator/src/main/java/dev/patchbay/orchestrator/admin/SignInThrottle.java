package dev.patchbay.orchestrator.admin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Slows guessing down: after ten failures from an address it has to wait. By address and not by
/// name, so that nobody can lock the admin out by failing in their name.
@Component
class SignInThrottle {

    private static final int FAILURES = 10;
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final int MOST_ADDRESSES = 10_000;

    private record Failures(int count, Instant since) {}

    private final Clock clock;
    private final Map<String, Failures> byAddress =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
                    return size() > MOST_ADDRESSES;
                }
            };

    SignInThrottle(Clock clock) {
        this.clock = clock;
    }

    synchronized boolean blocks(String address) {
        var failures = byAddress.get(address);
        return failures != null
                && failures.count() >= FAILURES
                && clock.instant().isBefore(failures.since().plus(WINDOW));
    }

    synchronized void failed(String address) {
        var now = clock.instant();
        byAddress.merge(
                address,
                new Failures(1, now),
                (before, one) ->
                        now.isBefore(before.since().plus(WINDOW))
                                ? new Failures(before.count() + 1, before.since())
                                : one);
    }

    synchronized void succeeded(String address) {
        byAddress.remove(address);
    }
}
