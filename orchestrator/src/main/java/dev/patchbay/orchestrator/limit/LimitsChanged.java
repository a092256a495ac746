package dev.patchbay.orchestrator.limit;

/// Somebody set or lifted a limit. Published in the transaction of the change.
public record LimitsChanged() {}
