package dev.patchbay.orchestrator.api;

import dev.patchbay.orchestrator.trunk.Preset;
import dev.patchbay.orchestrator.trunk.Presets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What is known of carriers, to make trunks from.
@RestController
@RequestMapping("/api/v1/presets")
class PresetApi {

    /// @param name as a trunk's `preset` has it
    /// @param type of the connection
    /// @param requires what a trunk made from it must have
    record PresetJson(
            String name,
            String title,
            String type,
            String transport,
            @Nullable Integer refreshSeconds,
            @Nullable String country,
            HabitsJson habits,
            MediaJson media,
            List<String> requires,
            List<String> notes,
            String source) {

        static PresetJson of(Preset preset) {
            return new PresetJson(
                    preset.key(),
                    preset.name(),
                    preset.registration() ? "registration" : "static-peers",
                    preset.transport(),
                    preset.registration() ? preset.refreshSeconds() : null,
                    preset.country().isEmpty() ? null : preset.country(),
                    HabitsJson.of(preset.habits()),
                    MediaJson.of(preset.media()),
                    preset.requires(),
                    preset.notes(),
                    preset.source());
        }
    }

    private final Presets presets;

    PresetApi(Presets presets) {
        this.presets = presets;
    }

    @GetMapping
    List<PresetJson> all() {
        return presets.all().stream().map(PresetJson::of).toList();
    }
}
