package dev.patchbay.orchestrator.admin;

import dev.patchbay.orchestrator.trunk.Habits;
import dev.patchbay.orchestrator.trunk.Preset;
import java.util.ArrayList;
import java.util.List;

/// The preset a trunk is made from.
///
/// @param differences what the trunk has otherwise, in sentences
record PresetView(
        String key, String name, List<String> notes, String source, List<String> differences) {

    static PresetView of(Preset preset) {
        return new PresetView(
                preset.key(), preset.name(), preset.notes(), preset.source(), List.of());
    }

    static PresetView of(Preset preset, Habits habits) {
        var wanted = preset.habits();
        var found = new ArrayList<String>();
        differ(found, "The number called", habits.called().words(), wanted.called().words());
        differ(found, "The caller's number", habits.caller().words(), wanted.caller().words());
        differ(found, "Who calls", habits.placement().words(), wanted.placement().words());
        var have = habits.diverting();
        differ(
                found,
                "Who forwarded a call",
                have.told().words(),
                wanted.diverting().told().words());
        differ(
                found,
                "The caller of a forwarded call",
                have.shown().words(),
                wanted.diverting().shown().words());
        return new PresetView(
                preset.key(), preset.name(), preset.notes(), preset.source(), List.copyOf(found));
    }

    private static void differ(List<String> found, String what, String have, String wanted) {
        if (!have.equals(wanted)) {
            found.add("%s: %s (preset: %s).".formatted(what, have, wanted));
        }
    }
}
