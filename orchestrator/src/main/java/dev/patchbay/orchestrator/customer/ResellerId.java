package dev.patchbay.orchestrator.customer;

/// Names a reseller inside this installation.
public record ResellerId(long value) {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
