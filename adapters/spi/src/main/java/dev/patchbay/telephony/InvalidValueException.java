package dev.patchbay.telephony;

/// A value was refused where text becomes a type. Carries its parts so that a page can show the
/// expectation beside the field and a log line can show all three.
public final class InvalidValueException extends IllegalArgumentException {

    private final String field;
    private final String value;
    private final String expected;

    public InvalidValueException(String field, String value, String expected) {
        super("%s: '%s' (expected: %s)".formatted(field, value, expected));
        this.field = field;
        this.value = value;
        this.expected = expected;
    }

    public String field() {
        return field;
    }

    /// @return the same, of a field that is named otherwise where the value was given
    public InvalidValueException at(String otherField) {
        return new InvalidValueException(otherField, value, expected);
    }

    /// @return what would have been accepted, as a phrase that can follow "expected:"
    public String expected() {
        return expected;
    }
}
