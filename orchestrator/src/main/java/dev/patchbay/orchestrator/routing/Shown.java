package dev.patchbay.orchestrator.routing;

import dev.patchbay.telephony.PhoneNumber;
import java.util.Optional;

/// Whom a carrier is shown as the caller.
///
/// @param from the number in From, or empty where nobody knows which one
/// @param asserted the number in a header of its own, where the carrier reads one
/// @param asItCame whether From can stay as the call came with it
record Shown(Optional<PhoneNumber> from, Optional<PhoneNumber> asserted, boolean asItCame) {

    /// Whoever calls.
    static final Shown ANYBODY = new Shown(Optional.empty(), Optional.empty(), true);

    static Shown caller(PhoneNumber number) {
        return new Shown(Optional.of(number), Optional.of(number), true);
    }

    static Shown instead(PhoneNumber number) {
        return new Shown(Optional.of(number), Optional.of(number), false);
    }

    /// @param asserted the true caller, or empty if he has no number or does not show it
    static Shown both(PhoneNumber from, Optional<PhoneNumber> asserted) {
        return new Shown(Optional.of(from), asserted, false);
    }
}
