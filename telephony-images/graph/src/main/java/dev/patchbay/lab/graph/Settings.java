package dev.patchbay.lab.graph;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What can be set while the server runs.
final class Settings {

    private final Map<Delay, Duration> delays = new ConcurrentHashMap<>();
    private final Map<Limit, Integer> limits = new ConcurrentHashMap<>();

    void set(Delay delay, Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException(
                    "%s: %s (expected: zero or more)".formatted(delay.id(), value));
        }
        delays.put(delay, value);
    }

    void set(Limit limit, int value) {
        if (value < 0) {
            throw new IllegalArgumentException(
                    "%s: %d (expected: zero or more)".formatted(limit.id(), value));
        }
        limits.put(limit, value);
    }

    Duration of(Delay delay) {
        return delays.getOrDefault(delay, delay.usual());
    }

    int of(Limit limit) {
        return limits.getOrDefault(limit, limit.usual());
    }

    void reset() {
        delays.clear();
        limits.clear();
    }
}
