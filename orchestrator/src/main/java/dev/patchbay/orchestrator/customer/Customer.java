package dev.patchbay.orchestrator.customer;

/// A company with phones. It owns at most one Teams tenant, and any number of trunks.
public record Customer(CustomerId id, ResellerId reseller, DisplayName name) {}
