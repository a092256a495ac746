package dev.patchbay.orchestrator.api;

import dev.patchbay.orchestrator.trunk.Trunk;

/// A trunk as the API shows it: without its password.
record TrunkAnswer(
        long id,
        long customer,
        String name,
        boolean enabled,
        String country,
        ConnectionJson connection) {

    static TrunkAnswer of(Trunk trunk) {
        return new TrunkAnswer(
                trunk.id().value(),
                trunk.customer().value(),
                trunk.name().value(),
                trunk.enabled(),
                trunk.country().code(),
                ConnectionJson.of(trunk.connection()));
    }
}
