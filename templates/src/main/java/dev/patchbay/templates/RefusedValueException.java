package dev.patchbay.templates;

/// A value would have changed the meaning of a config file. The types of `dev.patchbay.telephony`
/// should have stopped it earlier, so whoever sees this has found a hole there.
public final class RefusedValueException extends IllegalArgumentException {

    RefusedValueException(String file, String value, String expected) {
        super("%s: '%s' (expected: %s)".formatted(file, visible(value), expected));
    }

    /// The value may be a secret that was typed wrong, so only its odd characters are shown.
    private static String visible(String value) {
        var cut = value.length() > 40 ? value.substring(0, 40) + "…" : value;
        return cut.replaceAll("[\\p{IsLetter}\\p{IsDigit}]", "x").replaceAll("\\p{Cntrl}", "␀");
    }
}
