package dev.patchbay.orchestrator.limit;

import dev.patchbay.telephony.InvalidValueException;
import java.util.OptionalInt;

/// Checks that a limit is one: nothing, or a number within bounds.
final class Bound {

    private Bound() {}

    static void check(String field, OptionalInt limit, int least, int most) {
        if (limit.isPresent() && (limit.getAsInt() < least || limit.getAsInt() > most)) {
            throw new InvalidValueException(
                    field,
                    Integer.toString(limit.getAsInt()),
                    "a whole number from %d to %d, or nothing for no limit".formatted(least, most));
        }
    }

    /// @return whether one more would be too many
    static boolean reached(OptionalInt limit, long used) {
        return limit.isPresent() && used >= limit.getAsInt();
    }
}
