package dev.patchbay.orchestrator.limit;

import dev.patchbay.engine.spi.Direction;
import dev.patchbay.orchestrator.trunk.Barring;
import dev.patchbay.telephony.InvalidValueException;
import java.util.List;
import java.util.OptionalInt;

/// How much of a trunk may be in use, over all engines. Empty means no limit.
///
/// @param inbound calls from the carrier at a time
/// @param outbound calls to the carrier at a time
/// @param total both together
/// @param callsPerSecond calls that may begin within any one second, both directions together
/// @param whenFull what the caller's side is told
/// @param allowed beginnings of the only numbers that may be called, such as `+47`; empty for all.
///   Short numbers always may
public record TrunkLimits(
        OptionalInt inbound,
        OptionalInt outbound,
        OptionalInt total,
        OptionalInt callsPerSecond,
        WhenFull whenFull,
        List<String> allowed) {

    /// The answer to a call there is no room for.
    public enum WhenFull {
        FAIL_OVER("503: Teams and the carrier try another way, if they know one"),
        BUSY("486: the caller hears a busy line");

        private final String words;

        WhenFull(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    public static final TrunkLimits NONE =
            new TrunkLimits(
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    WhenFull.FAIL_OVER,
                    List.of());

    public static final int MOST_CHANNELS = 10_000;
    public static final int MOST_PER_SECOND = 1_000;

    public TrunkLimits {
        Bound.check("inbound", inbound, 0, MOST_CHANNELS);
        Bound.check("outbound", outbound, 0, MOST_CHANNELS);
        Bound.check("total", total, 0, MOST_CHANNELS);
        Bound.check("callsPerSecond", callsPerSecond, 1, MOST_PER_SECOND);
        allowed = Barring.beginnings("allowed", allowed);
        mustFit("inbound", inbound, total);
        mustFit("outbound", outbound, total);
    }

    private static void mustFit(String field, OptionalInt part, OptionalInt total) {
        if (part.isPresent() && total.isPresent() && part.getAsInt() > total.getAsInt()) {
            throw new InvalidValueException(
                    field,
                    Integer.toString(part.getAsInt()),
                    "at most as many as in total, %d".formatted(total.getAsInt()));
        }
    }

    /// @return whether calls of this direction must be counted before they go
    public boolean concern(Direction direction) {
        return of(direction).isPresent()
                || total.isPresent()
                || callsPerSecond.isPresent()
                || (direction == Direction.OUTBOUND && !allowed.isEmpty());
    }

    OptionalInt of(Direction direction) {
        return switch (direction) {
            case INBOUND -> inbound;
            case OUTBOUND -> outbound;
        };
    }
}
