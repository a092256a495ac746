package dev.patchbay.telephony;

/// One wording for every refused value: field, value, expectation.
final class Check {

    private Check() {}

    static void that(boolean valid, String field, Object value, String expected) {
        if (!valid) {
            throw refused(field, value, expected);
        }
    }

    static InvalidValueException refused(String field, Object value, String expected) {
        return new InvalidValueException(field, visible(String.valueOf(value)), expected);
    }

    /// Control characters would break the log line or page the message lands in.
    private static String visible(String value) {
        var cut = value.length() > 80 ? value.substring(0, 80) + "…" : value;
        return cut.replaceAll("\\p{Cntrl}", "␀");
    }
}
