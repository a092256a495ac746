package dev.patchbay.orchestrator.customer;

/// Names a customer inside this installation.
public record CustomerId(long value) {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
