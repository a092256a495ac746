package dev.patchbay.orchestrator.admin;

import dev.patchbay.orchestrator.trunk.Diverting;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What becomes of forwarded calls, as typed.
record DivertingForm(@Nullable String told, @Nullable String shown, @Nullable String toTeams) {

    static DivertingForm of(Diverting diverting) {
        return new DivertingForm(
                diverting.told().name(),
                diverting.shown().name(),
                Boolean.toString(diverting.toTeams()));
    }

    Diverting diverting() {
        return new Diverting(
                Diverting.Told.named(Objects.requireNonNullElse(told, "")),
                Diverting.Shown.named(Objects.requireNonNullElse(shown, "")),
                "true".equals(toTeams));
    }
}
