package dev.patchbay.orchestrator.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.patchbay.orchestrator.trunk.Trunk;
import org.jspecify.annotations.Nullable;

/// A trunk as the API shows it: without its password.
record TrunkAnswer(
        long id,
        long customer,
        String name,
        boolean enabled,
        String country,
        ConnectionJson connection,
        HabitsJson habits,
        BarringJson barring,
        MediaJson media,
        @Nullable String preset,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String draft) {

    static TrunkAnswer of(Trunk trunk) {
        return new TrunkAnswer(
                trunk.id().value(),
                trunk.customer().value(),
                trunk.name().value(),
                trunk.enabled(),
                trunk.country().code(),
                ConnectionJson.of(trunk.connection()),
                HabitsJson.of(trunk.habits()),
                BarringJson.of(trunk.barring()),
                MediaJson.of(trunk.media()),
                trunk.preset().orElse(null),
                trunk.draft().orElse(null));
    }
}
