package dev.patchbay.orchestrator.limit;

import dev.patchbay.engine.spi.Direction;

/// What of a trunk is in use, over all engines.
///
/// @param begun calls that were let through within the last second; counted only where that is
///   limited
public record TrunkUse(int inbound, int outbound, int begun) {

    static final TrunkUse NOTHING = new TrunkUse(0, 0, 0);

    public int total() {
        return inbound + outbound;
    }

    int of(Direction direction) {
        return switch (direction) {
            case INBOUND -> inbound;
            case OUTBOUND -> outbound;
        };
    }
}
