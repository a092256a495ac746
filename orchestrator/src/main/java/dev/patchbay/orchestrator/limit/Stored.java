package dev.patchbay.orchestrator.limit;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// How a limit stands in a column: null is none.
final class Stored {

    private Stored() {}

    static @Nullable Integer column(OptionalInt limit) {
        return limit.isPresent() ? limit.getAsInt() : null;
    }

    static OptionalInt limit(@Nullable Integer column) {
        return column == null ? OptionalInt.empty() : OptionalInt.of(column);
    }
}
