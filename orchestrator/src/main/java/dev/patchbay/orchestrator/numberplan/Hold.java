package dev.patchbay.orchestrator.numberplan;

import dev.patchbay.telephony.InvalidValueException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// Why a number cannot be given to just anybody for a while.
///
/// @param state reserved or ageing
/// @param until when that ends
/// @param forWhom who may have it all the same: for whom it is reserved, or who had it before
public record Hold(NumberState state, Instant until, String forWhom) {

    /// The last day of it.
    public LocalDate lastDay() {
        return until.minusNanos(1).atOffset(ZoneOffset.UTC).toLocalDate();
    }

    boolean lets(Assignment assignment) {
        return forWhom.equalsIgnoreCase(assignment.target());
    }

    void mustLet(Assignment assignment) {
        if (!lets(assignment)) {
            throw new InvalidValueException("held", assignment.target(), expected());
        }
    }

    /// What would have been accepted.
    String expected() {
        return state == NumberState.RESERVED
                ? "%s, for whom it is reserved until %s".formatted(forWhom, lastDay())
                : "a number that was not released a short while ago; this one rests until %s, since callers still mean %s"
                        .formatted(lastDay(), forWhom);
    }
}
