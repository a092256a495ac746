package dev.patchbay.orchestrator.customer;

/// Who looks after customers: the managed service provider itself, or a partner it sells through.
public record Reseller(ResellerId id, DisplayName name) {}
