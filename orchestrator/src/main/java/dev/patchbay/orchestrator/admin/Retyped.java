package dev.patchbay.orchestrator.admin;

import static dev.patchbay.orchestrator.admin.TrunkForm.text;

import dev.patchbay.telephony.InvalidValueException;
import org.jspecify.annotations.Nullable;

/// A password on a form that was refused for another field. It is never sent back, and an empty
/// field would mean the one there was, so it must be typed again.
final class Retyped {

    static final String EXPECTED = "the password again, which is not sent back to a page";

    private Retyped() {}

    /// @param retype whether the form came back before without what had been typed
    /// @throws InvalidValueException if it must be typed again, and was not
    static String typed(String field, @Nullable String password, @Nullable String retype) {
        var typed = text(password);
        if (typed.isEmpty() && text(retype).equals("true")) {
            throw new InvalidValueException(field, "", EXPECTED);
        }
        return typed;
    }

    static boolean lost(@Nullable String password, @Nullable String retype) {
        return !text(password).isEmpty() || text(retype).equals("true");
    }
}
