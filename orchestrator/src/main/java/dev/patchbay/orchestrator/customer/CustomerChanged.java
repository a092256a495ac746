package dev.patchbay.orchestrator.customer;

/// A customer was added, renamed or removed. Published in the transaction of the change.
public record CustomerChanged(CustomerId customer) {}
