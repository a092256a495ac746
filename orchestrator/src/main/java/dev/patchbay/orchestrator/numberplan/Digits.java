package dev.patchbay.orchestrator.numberplan;

import java.util.Optional;

/// Digits somebody looks for, however they are spaced.
///
/// @param fromTheFirst whether a `+` says that the number begins with them
record Digits(String value, boolean fromTheFirst) {

    static Optional<Digits> in(String text) {
        if (!text.matches("\\+?[0-9 ()./\\u00a0-]+")) {
            return Optional.empty();
        }
        var digits = text.replaceAll("[^0-9]", "");
        return digits.isEmpty()
                ? Optional.empty()
                : Optional.of(new Digits(digits, text.startsWith("+")));
    }
}
