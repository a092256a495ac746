package dev.patchbay.orchestrator.admin;

import dev.patchbay.orchestrator.microsoft.NumberChange;
import dev.patchbay.orchestrator.microsoft.NumberChange.Stage;
import dev.patchbay.orchestrator.microsoft.Trouble;
import dev.patchbay.orchestrator.numberplan.Assignment;

/// A change at Microsoft in words.
///
/// @param tag names its place on a page, for a number holds a plus
/// @param moving whether it changes by itself
/// @param again whether it can be tried again
/// @param takeOver whether the number can be taken from whoever has it
record ChangeView(
        String number,
        String tag,
        String tone,
        String state,
        String wanted,
        String said,
        String advice,
        String script,
        String since,
        boolean moving,
        boolean again,
        boolean takeOver) {

    static ChangeView of(NumberChange change) {
        var failed = change.stage() == Stage.FAILED;
        return new ChangeView(
                change.number().e164(),
                tag(change.number().e164()),
                tone(change.stage()),
                change.stage().words(),
                change.wanted().map(Assignment::target).orElse("nobody"),
                said(change),
                change.trouble().map(Trouble::advice).orElse(""),
                change.script().orElse(""),
                Shown.time(change.created()),
                change.nextStep().isPresent(),
                failed,
                failed && change.trouble().filter(it -> it == Trouble.TAKEN).isPresent());
    }

    static String tag(String e164) {
        return "ms" + e164.substring(1);
    }

    private static String said(NumberChange change) {
        var sentence = change.trouble().map(Trouble::sentence).orElse("");
        return change.said().startsWith(sentence) || sentence.isEmpty()
                ? change.said()
                : (sentence + " " + change.said()).strip();
    }

    private static String tone(Stage stage) {
        return switch (stage) {
            case WAITING, CHECKED, SENDING, POLLING, READING -> "azure";
            case BY_HAND -> "orange";
            case DONE -> "green";
            case FAILED -> "red";
            case REPLACED -> "secondary";
        };
    }
}
