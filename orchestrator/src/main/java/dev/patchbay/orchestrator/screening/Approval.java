package dev.patchbay.orchestrator.screening;

import dev.patchbay.telephony.InvalidValueException;

/// Who answers for an approved caller, and on what grounds.
///
/// @param note such as the letter in which the number's owner agreed
public record Approval(String by, String note) {

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_NOTE = 200;

    public Approval {
        by = checked("approvedBy", by.strip(), LONGEST_NAME, "who approves it");
        note = checked("note", note.strip(), LONGEST_NOTE, "why it may be used");
    }

    private static String checked(String field, String text, int longest, String what) {
        if (text.isEmpty()
                || text.length() > longest
                || text.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidValueException(
                    field,
                    text.replaceAll("\\p{Cntrl}", "␀"),
                    "%s, in 1 to %d characters on one line".formatted(what, longest));
        }
        return text;
    }
}
