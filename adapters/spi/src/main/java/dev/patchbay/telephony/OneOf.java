package dev.patchbay.telephony;

import java.util.Arrays;

/// Finds what was typed or sent among the constants of an enum.
public final class OneOf {

    private OneOf() {}

    /// @param field what the value was given for
    /// @throws InvalidValueException if no constant has this name
    public static <E extends Enum<E>> E named(String field, Class<E> type, String text) {
        var known = type.getEnumConstants();
        return Arrays.stream(known)
                .filter(it -> it.name().equals(text))
                .findFirst()
                .orElseThrow(() -> Check.refused(field, text, "one of " + Arrays.asList(known)));
    }
}
