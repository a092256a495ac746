package dev.patchbay.orchestrator.admin;

import dev.patchbay.orchestrator.numberplan.Assignment;
import dev.patchbay.orchestrator.numberplan.Assignment.AutoAttendant;
import dev.patchbay.orchestrator.numberplan.Assignment.CallQueue;
import dev.patchbay.orchestrator.numberplan.Assignment.TeamsUser;
import dev.patchbay.orchestrator.numberplan.TrunkNumber;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.telephony.InvalidValueException;

/// A number in a list.
///
/// @param kind `teams-user`, `call-queue`, `auto-attendant` or empty
record NumberLine(
        String number,
        String customer,
        String trunk,
        String trunkId,
        String kind,
        String kindInWords,
        String target) {

    static NumberLine of(TrunkNumber number, Trunk trunk, String customer) {
        return new NumberLine(
                number.number().e164(),
                customer,
                trunk.name().value(),
                trunk.id().toString(),
                number.assignment().map(NumberLine::kind).orElse(""),
                number.assignment().map(NumberLine::kindInWords).orElse("not assigned"),
                number.assignment().map(Assignment::target).orElse(""));
    }

    private static String kind(Assignment assignment) {
        return switch (assignment) {
            case TeamsUser user -> "teams-user";
            case CallQueue queue -> "call-queue";
            case AutoAttendant attendant -> "auto-attendant";
        };
    }

    private static String kindInWords(Assignment assignment) {
        return switch (assignment) {
            case TeamsUser user -> "Teams user";
            case CallQueue queue -> "call queue";
            case AutoAttendant attendant -> "auto attendant";
        };
    }

    /// The way back, from a form.
    static Assignment assignment(String kind, String target) {
        return switch (kind) {
            case "teams-user" -> new TeamsUser(target);
            case "call-queue" -> new CallQueue(target);
            case "auto-attendant" -> new AutoAttendant(target);
            default ->
                    throw new InvalidValueException(
                            "kind", "[other]", "a Teams user, a call queue or an auto attendant");
        };
    }
}
