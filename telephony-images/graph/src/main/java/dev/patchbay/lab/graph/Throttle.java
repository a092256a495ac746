package dev.patchbay.lab.graph;

import java.time.Duration;
import java.time.Instant;

/// A tenant's allowance of writes: so many a second, some more at once.
final class Throttle {

    private double left = Double.MAX_VALUE;
    private Instant filled = Instant.EPOCH;

    /// @return how long to wait; zero if the write may go on
    synchronized Duration take(Instant now, int perSecond, int burst) {
        if (perSecond == 0) {
            return Duration.ofSeconds(1);
        }
        var seconds = Math.max(0, Duration.between(filled, now).toNanos() / 1e9);
        left = Math.min(Math.max(1, burst), left + seconds * perSecond);
        filled = now;
        if (left >= 1) {
            left--;
            return Duration.ZERO;
        }
        return Duration.ofNanos((long) ((1 - left) / perSecond * 1e9) + 1);
    }

    synchronized void reset() {
        left = Double.MAX_VALUE;
    }
}
