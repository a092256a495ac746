package dev.patchbay.orchestrator.api;

import dev.patchbay.telephony.InvalidValueException;
import org.jspecify.annotations.Nullable;

/// What a request must have, told by name when it is missing.
final class Given {

    private Given() {}

    static <T> T value(String field, @Nullable T value) {
        if (value == null) {
            throw new InvalidValueException(field, "nothing", "a value");
        }
        return value;
    }
}
