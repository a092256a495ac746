package dev.patchbay.orchestrator.trunk;

import dev.patchbay.orchestrator.customer.DisplayName;
import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.Media;
import java.util.Optional;

/// What an admin says about a trunk.
///
/// @param preset key of the [Preset] it was made from
public record TrunkSettings(
        DisplayName name,
        Country country,
        TrunkConnection connection,
        Habits habits,
        Barring barring,
        Media media,
        Optional<String> preset) {

    public TrunkSettings {
        if (media.root().isPresent() && !connection.byTls()) {
            throw new InvalidValueException(
                    "root",
                    "a certificate",
                    "none: nothing of this trunk is reached by TLS, which alone would need it");
        }
    }
}
