package dev.patchbay.lab.graph;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Faults that wait for their calls.
final class Faults {

    private static final class Waiting {
        private final Call call;
        private final Fault fault;
        private final Instant until;
        private int times;

        private Waiting(Call call, Fault fault, int times, Instant until) {
            this.call = call;
            this.fault = fault;
            this.times = times;
            this.until = until;
        }
    }

    private final List<Waiting> waiting = new ArrayList<>();

    synchronized void add(Call call, Fault fault, int times, Instant until) {
        if (times < 1) {
            throw new IllegalArgumentException("times: %d (expected: 1 or more)".formatted(times));
        }
        waiting.add(new Waiting(call, fault, times, until));
    }

    /// The first that waits for this call, once less.
    synchronized Optional<Fault> take(Call call, Instant now) {
        waiting.removeIf(it -> it.times == 0 || !now.isBefore(it.until));
        var first = waiting.stream().filter(it -> it.call == call).findFirst();
        first.ifPresent(it -> it.times--);
        return first.map(it -> it.fault);
    }

    synchronized void clear() {
        waiting.clear();
    }
}
