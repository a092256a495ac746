package dev.patchbay.orchestrator.edge;

/// What one check saw, in words an admin can act on.
///
/// @param about what was looked at, where a check may look at several; empty otherwise
public record Finding(Check check, String about, Verdict verdict, String seen) {

    static Finding of(Check check, boolean good, String seen) {
        return of(check, "", good, seen);
    }

    public static Finding of(Check check, String about, boolean good, String seen) {
        return new Finding(check, about, good ? Verdict.PASS : Verdict.FAIL, seen);
    }
}
