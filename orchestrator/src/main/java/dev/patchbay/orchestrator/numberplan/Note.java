package dev.patchbay.orchestrator.numberplan;

import dev.patchbay.telephony.InvalidValueException;

/// What people remark on a number, in one line. Never what a spreadsheet would take for a formula.
public record Note(String value) {

    private static final int LONGEST = 500;

    public static final Note NONE = new Note("");

    public Note {
        value = value.strip();
        if (value.length() > LONGEST || value.matches("(?s).*\\p{Cntrl}.*")) {
            throw new InvalidValueException(
                    "note",
                    value.replaceAll("\\p{Cntrl}", "␀"),
                    "at most %d characters in one line".formatted(LONGEST));
        }
        if (startsAFormula(value)) {
            throw new InvalidValueException(
                    "note", value, "a note that does not begin with =, +, -, @ or an apostrophe");
        }
    }

    /// As spreadsheets see it; an apostrophe is how they, and we, write that there is none.
    public static boolean startsAFormula(String text) {
        return !text.isEmpty() && "=+-@'\t\r".indexOf(text.charAt(0)) >= 0;
    }

    @Override
    public String toString() {
        return value;
    }
}
