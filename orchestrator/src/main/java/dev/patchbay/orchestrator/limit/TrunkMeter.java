package dev.patchbay.orchestrator.limit;

import dev.patchbay.engine.spi.Direction;

/// Counts a trunk's calls. Used by whoever holds its monitor.
final class TrunkMeter {

    private static final long SECOND = 1000;

    private int inbound;
    private int outbound;

    /// When the latest calls began, in milliseconds; a ring, filled only where that is limited.
    private long[] begun = {};

    private int oldest;
    private int count;

    TrunkUse use(long now) {
        // a clock that was put back must not keep calls out until it has caught up
        while (count > 0 && (now - begun[oldest] >= SECOND || now < begun[oldest])) {
            oldest = (oldest + 1) % begun.length;
            count--;
        }
        return new TrunkUse(inbound, outbound, count);
    }

    void change(Direction direction, int by) {
        switch (direction) {
            case INBOUND -> inbound += by;
            case OUTBOUND -> outbound += by;
        }
    }

    void begin(long now) {
        if (begun.length == 0) {
            begun = new long[TrunkLimits.MOST_PER_SECOND];
        }
        begun[(oldest + count) % begun.length] = now;
        count = Math.min(count + 1, begun.length);
    }
}
