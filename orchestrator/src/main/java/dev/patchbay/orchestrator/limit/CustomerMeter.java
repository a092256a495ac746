package dev.patchbay.orchestrator.limit;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/// Counts a customer's calls and minutes. Used by whoever holds its monitor.
///
/// Minutes are kept by the quarter of an hour in which their call began, those of calls in progress
/// too: wherever on earth the day begins, it begins at one.
final class CustomerMeter {

    static final Duration QUARTER = Duration.ofMinutes(15);

    /// More than the longest day, which has 25 hours.
    private static final int QUARTERS = 128;

    private int calls;

    /// A ring, filled only where calls are spoken on.
    private Quarter[] quarters = {};

    /// Of the calls that began in it.
    private static final class Quarter {

        private final long number;
        private long spoken;
        private int speaking;

        /// The sum of when those in progress began to speak, in milliseconds.
        private long speakingSince;

        Quarter(long number) {
            this.number = number;
        }
    }

    int calls() {
        return calls;
    }

    void change(int by) {
        calls += by;
    }

    /// @param began when the call did, in milliseconds
    /// @param since when it was answered
    void speaks(long began, long since) {
        of(Instant.ofEpochMilli(began))
                .ifPresent(quarter -> {
                    quarter.speaking++;
                    quarter.speakingSince += since;
                });
    }

    void spoke(long began, long since) {
        of(Instant.ofEpochMilli(began))
                .ifPresent(quarter -> {
                    quarter.speaking--;
                    quarter.speakingSince -= since;
                });
    }

    void add(Instant began, Duration talked) {
        of(began).ifPresent(quarter -> quarter.spoken += talked.toMillis());
    }

    Duration spoken(Instant dayBegan, long now) {
        var first = number(dayBegan);
        var sum = 0L;
        for (var quarter : quarters) {
            if (quarter.number >= first) {
                sum += quarter.spoken + quarter.speaking * now - quarter.speakingSince;
            }
        }
        return Duration.ofMillis(sum);
    }

    /// @return the quarter, begun if it is new, or empty if it is older than the ring is long
    private Optional<Quarter> of(Instant began) {
        if (quarters.length == 0) {
            quarters = new Quarter[QUARTERS];
            Arrays.fill(quarters, new Quarter(-1));
        }
        var number = number(began);
        var place = (int) (number % QUARTERS);
        if (quarters[place].number < number) {
            quarters[place] = new Quarter(number);
        }
        return Optional.of(quarters[place]).filter(quarter -> quarter.number == number);
    }

    private static long number(Instant time) {
        return Math.max(0, time.getEpochSecond() / QUARTER.toSeconds());
    }
}
