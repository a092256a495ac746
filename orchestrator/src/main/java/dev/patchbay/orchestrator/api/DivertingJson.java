package dev.patchbay.orchestrator.api;

import dev.patchbay.orchestrator.trunk.Diverting;
import org.jspecify.annotations.Nullable;

/// What becomes of forwarded calls; what is not given is as most carriers take it.
record DivertingJson(@Nullable String told, @Nullable String shown, @Nullable Boolean toTeams) {

    static DivertingJson of(Diverting diverting) {
        return new DivertingJson(
                diverting.told().name(), diverting.shown().name(), diverting.toTeams());
    }

    Diverting toDiverting() {
        return new Diverting(
                told == null ? Diverting.USUAL.told() : Diverting.Told.named(told),
                shown == null ? Diverting.USUAL.shown() : Diverting.Shown.named(shown),
                Boolean.TRUE.equals(toTeams));
    }
}
