package dev.patchbay.orchestrator.edge;

/// What one check saw, in words an admin can act on.
///
/// @param about what was looked at, where a check looks at several; empty otherwise
public record Finding(Check check, String about, Verdict verdict, String seen) {

    static Finding of(Check check, boolean good, String seen) {
        return new Finding(check, "", good ? Verdict.PASS : Verdict.FAIL, seen);
    }
}
