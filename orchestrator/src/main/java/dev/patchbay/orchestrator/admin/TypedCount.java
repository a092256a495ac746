package dev.patchbay.orchestrator.admin;

import dev.patchbay.telephony.InvalidValueException;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// A limit in a form's field: a whole number, or nothing.
final class TypedCount {

    private TypedCount() {}

    /// @param most for the message where it is no number at all; the limit itself checks its bounds
    static OptionalInt of(String field, @Nullable String typed, int most) {
        var text = TrunkForm.text(typed).strip();
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!text.matches("[0-9]{1,9}")) {
            throw new InvalidValueException(
                    field,
                    text.replaceAll("\\p{Cntrl}", "␀"),
                    "a whole number up to %d, or nothing for no limit".formatted(most));
        }
        return OptionalInt.of(Integer.parseInt(text));
    }

    static String shown(OptionalInt limit) {
        return limit.isPresent() ? Integer.toString(limit.getAsInt()) : "";
    }
}
