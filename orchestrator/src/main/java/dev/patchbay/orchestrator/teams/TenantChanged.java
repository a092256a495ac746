package dev.patchbay.orchestrator.teams;

/// A tenant was added, changed or removed. Published in the transaction of the change.
public record TenantChanged(TenantId tenant) {}
