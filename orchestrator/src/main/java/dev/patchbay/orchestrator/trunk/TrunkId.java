package dev.patchbay.orchestrator.trunk;

/// Names a trunk inside this installation. Gateways on the engine are named after it.
public record TrunkId(long value) implements Comparable<TrunkId> {

    @Override
    public int compareTo(TrunkId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
