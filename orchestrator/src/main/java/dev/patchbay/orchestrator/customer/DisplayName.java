package dev.patchbay.orchestrator.customer;

import dev.patchbay.telephony.InvalidValueException;
import java.util.regex.Pattern;

/// What people call a customer, a reseller or a trunk: 1 to 80 characters of any script. It is
/// shown on pages only and never reaches an engine.
public record DisplayName(String value) {

    /// Control characters break log lines, and the marks that turn the reading direction let one
    /// name look like another.
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}\\p{Zl}\\p{Zp}]");

    public DisplayName {
        value = value.strip();
        if (value.isEmpty() || value.length() > 80 || UNSEEN.matcher(value).find()) {
            throw new InvalidValueException(
                    "name",
                    UNSEEN.matcher(value.substring(0, Math.min(80, value.length())))
                            .replaceAll("␀"),
                    "1 to 80 visible characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
