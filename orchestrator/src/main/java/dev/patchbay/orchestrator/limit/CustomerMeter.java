package dev.patchbay.orchestrator.limit;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/// Counts a customer's calls and minutes. Used by whoever holds its monitor.
///
/// Minutes are kept by the quarter of an hour in which their call began: wherever on earth the day
/// begins, it begins at one.
final class CustomerMeter {

    static final Duration QUARTER = Duration.ofMinutes(15);

    /// More than the longest day, which has 25 hours.
    private static final int QUARTERS = 128;

    private int calls;
    private int speaking;

    /// The sum of when those in progress began to speak, in milliseconds.
    private long speakingSince;

    private long[] quarters = {};
    private long[] spoken = {};

    int calls() {
        return calls;
    }

    void change(int by) {
        calls += by;
    }

    void speaks(long since) {
        speaking++;
        speakingSince += since;
    }

    void spoke(long since) {
        speaking--;
        speakingSince -= since;
    }

    void add(Instant began, Duration talked) {
        if (quarters.length == 0) {
            quarters = new long[QUARTERS];
            spoken = new long[QUARTERS];
            Arrays.fill(quarters, -1);
        }
        var quarter = quarter(began);
        var place = (int) (quarter % QUARTERS);
        if (quarters[place] < quarter) {
            quarters[place] = quarter;
            spoken[place] = 0;
        }
        if (quarters[place] == quarter) {
            spoken[place] += talked.toMillis();
        }
    }

    Duration spoken(Instant dayBegan, long now) {
        var first = quarter(dayBegan);
        var sum = speaking * now - speakingSince;
        for (var place = 0; place < quarters.length; place++) {
            if (quarters[place] >= first) {
                sum += spoken[place];
            }
        }
        return Duration.ofMillis(sum);
    }

    private static long quarter(Instant time) {
        return Math.max(0, time.getEpochSecond() / QUARTER.toSeconds());
    }
}
