package dev.patchbay.orchestrator.admin;

import dev.patchbay.orchestrator.numberplan.Assignment;
import dev.patchbay.orchestrator.numberplan.Assignment.AutoAttendant;
import dev.patchbay.orchestrator.numberplan.Assignment.CallQueue;
import dev.patchbay.orchestrator.numberplan.Assignment.TeamsUser;
import dev.patchbay.orchestrator.numberplan.Hold;
import dev.patchbay.orchestrator.numberplan.NumberState;
import dev.patchbay.orchestrator.numberplan.RemarkedNumber;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.telephony.InvalidValueException;

/// A number in a list.
///
/// @param state `free`, `assigned`, `reserved` or `ageing`
/// @param kind `teams-user`, `call-queue`, `auto-attendant` or empty
/// @param held for whom, and until when; empty unless reserved or ageing
record NumberLine(
        String number,
        String customer,
        String trunk,
        String trunkId,
        String state,
        String kind,
        String kindInWords,
        String target,
        String held) {

    static NumberLine of(RemarkedNumber remarked, Trunk trunk, String customer) {
        var number = remarked.number();
        return new NumberLine(
                number.number().e164(),
                customer,
                trunk.name().value(),
                trunk.id().toString(),
                remarked.state().word(),
                number.assignment().map(NumberLine::kind).orElse(""),
                number.assignment()
                        .map(NumberLine::kindInWords)
                        .orElseGet(() -> inWords(remarked.state())),
                number.assignment().map(Assignment::target).orElse(""),
                remarked.hold().map(NumberLine::held).orElse(""));
    }

    private static String inWords(NumberState state) {
        return switch (state) {
            case FREE, ASSIGNED -> "not assigned";
            case RESERVED -> "reserved";
            case AGEING -> "rests";
        };
    }

    private static String held(Hold hold) {
        return (hold.state() == NumberState.RESERVED ? "for %s until %s" : "after %s until %s")
                .formatted(hold.forWhom(), hold.lastDay());
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
