package dev.patchbay.orchestrator.trunk;

/// A trunk was added, changed or removed. Published in the transaction of the change.
public record TrunkChanged(TrunkId trunk) {}
