package dev.patchbay.orchestrator.teams;

/// Names a Teams tenant inside this installation.
public record TenantId(long value) {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
