package dev.patchbay.orchestrator.limit;

import dev.patchbay.engine.spi.Direction;
import java.util.Optional;

/// What one more call would be too much of.
public enum Excess {
    CHANNELS,
    RATE,
    CALLS,
    MINUTES;

    /// @return the first limit that one more call would break, or empty if there is room for it
    static Optional<Excess> of(
            Direction direction,
            TrunkLimits trunk,
            TrunkUse trunkUse,
            CustomerLimits customer,
            CustomerUse customerUse) {
        if (Bound.reached(trunk.total(), trunkUse.total())
                || Bound.reached(trunk.of(direction), trunkUse.of(direction))) {
            return Optional.of(CHANNELS);
        }
        if (Bound.reached(customer.calls(), customerUse.calls())) {
            return Optional.of(CALLS);
        }
        if (direction == Direction.OUTBOUND
                && Bound.reached(customer.minutesPerDay(), customerUse.spokenToday().toMinutes())) {
            return Optional.of(MINUTES);
        }
        return Bound.reached(trunk.callsPerSecond(), trunkUse.begun())
                ? Optional.of(RATE)
                : Optional.empty();
    }
}
