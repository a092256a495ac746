package dev.patchbay.orchestrator.trunk;

import dev.patchbay.telephony.OneOf;

/// How a carrier writes a number that has a country's code. Short numbers are written in one way
/// alone.
public enum NumberFormat {
    E164("+47 22000100, with the +"),
    E164_WITHOUT_PLUS("4722000100, without the +"),
    INTERNATIONAL("004722000100, as dialled from abroad"),
    NATIONAL("as dialled inside of the country, 00… or the like for others"),
    NATIONAL_WITHOUT_PREFIX("as dialled inside of the country, but without a leading 0 or 1");

    private final String words;

    NumberFormat(String words) {
        this.words = words;
    }

    /// @return the format as a person is told of it
    public String words() {
        return words;
    }

    /// @param field what the value was given for
    /// @throws InvalidValueException if it is no format
    public static NumberFormat named(String field, String text) {
        return OneOf.named(field, NumberFormat.class, text);
    }
}
