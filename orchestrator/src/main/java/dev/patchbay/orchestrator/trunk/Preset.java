package dev.patchbay.orchestrator.trunk;

import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.Media;
import java.util.List;

/// A carrier's habits as a starting point for a trunk: one file in `carrier-presets`.
///
/// @param key the file's name without its ending
/// @param registration whether we log in there
/// @param byDns whether DNS says where its servers are
/// @param country the carrier's, or empty if it has customers in several
/// @param media audio and its signalling, without what is an account's own
/// @param requires settings without which no call would get through, by their field's name
/// @param notes what to know, in sentences
/// @param source where the habits are known from
public record Preset(
        String key,
        String name,
        boolean registration,
        String transport,
        boolean byDns,
        int refreshSeconds,
        String country,
        Habits habits,
        Media media,
        List<String> requires,
        List<String> notes,
        String source) {

    public Preset {
        requires = List.copyOf(requires);
        notes = List.copyOf(notes);
    }

    /// @throws InvalidValueException if these lack a setting without which no call gets through
    public void mustBeMetBy(Habits asked) {
        if (requires.contains("domain") && asked.domain().isEmpty()) {
            throw new InvalidValueException(
                    "domain", "", "a SIP domain, without which %s takes no call".formatted(name));
        }
    }
}
