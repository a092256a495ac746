package dev.patchbay.orchestrator.api;

import dev.patchbay.orchestrator.trunk.CallerPlacement;
import dev.patchbay.orchestrator.trunk.Diverting;
import dev.patchbay.orchestrator.trunk.Habits;
import dev.patchbay.orchestrator.trunk.NumberFormat;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.InvalidValueException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a carrier wants in a way of its own; what is not given is as most carriers take it.
record HabitsJson(
        @Nullable String called,
        @Nullable String caller,
        @Nullable String placement,
        @Nullable String account,
        @Nullable String techPrefix,
        @Nullable String domain,
        @Nullable DivertingJson diverting) {

    static HabitsJson of(Habits habits) {
        return new HabitsJson(
                habits.called().name(),
                habits.caller().name(),
                habits.placement().name(),
                habits.account().orElse(null),
                habits.techPrefix(),
                habits.domain().map(HostName::value).orElse(null),
                DivertingJson.of(habits.diverting()));
    }

    Habits toHabits() {
        return new Habits(
                called == null ? Habits.USUAL.called() : NumberFormat.named("called", called),
                caller == null ? Habits.USUAL.caller() : NumberFormat.named("caller", caller),
                placement == null ? Habits.USUAL.placement() : CallerPlacement.named(placement),
                Optional.ofNullable(account),
                techPrefix == null ? "" : techPrefix,
                Optional.ofNullable(domain).map(HabitsJson::toDomain),
                diverting == null ? Diverting.USUAL : diverting.toDiverting());
    }

    private static HostName toDomain(String text) {
        try {
            return new HostName(text);
        } catch (InvalidValueException e) {
            throw e.at("domain");
        }
    }
}
