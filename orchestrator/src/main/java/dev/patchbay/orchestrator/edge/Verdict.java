package dev.patchbay.orchestrator.edge;

/// What a check comes to. A warning works today and will not, or could not be looked at.
public enum Verdict {
    PASS,
    WARN,
    FAIL
}
