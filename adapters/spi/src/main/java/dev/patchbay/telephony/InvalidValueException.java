package dev.patchbay.telephony;

/// A value was refused where text becomes a type. Carries its parts so that a page can show the
/// expectation beside the field and a log line can show all three.
public final class InvalidValueException extends IllegalArgumentException {

    private final String field;
    private final String expected;

    public InvalidValueException(String field, String value, String expected) {
        super("%s: '%s' (expected: %s)".formatted(field, value, expected));
        this.field = field;
        this.expected = expected;
    }

    public String field() {
        return field;
    }

    /// @return what would have been accepted, as a phrase that can follow "expected:"
    public String expected() {
        return expected;
    }
}
