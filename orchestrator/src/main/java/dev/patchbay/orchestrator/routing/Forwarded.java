package dev.patchbay.orchestrator.routing;

import dev.patchbay.orchestrator.trunk.Diverting;
import dev.patchbay.telephony.PhoneNumber;
import java.util.Optional;

/// Whom a carrier is shown when one of the customer's numbers forwards a stranger's call. Pure.
final class Forwarded {

    private Forwarded() {}

    /// @param caller as the call came with it, which need not be a number
    /// @return empty if such calls are as any other of callers who are not the customer's
    static Optional<Shown> shown(Diverting diverting, PhoneNumber own, String caller) {
        var stranger =
                PhoneNumber.isE164(caller)
                        ? Optional.of(new PhoneNumber(caller))
                        : Optional.<PhoneNumber>empty();
        return switch (diverting.shown()) {
            case OWN_NUMBER -> Optional.of(Shown.instead(own));
            case CALLER -> Optional.of(stranger.map(Shown::caller).orElse(Shown.ANYBODY));
            case CALLER_ASSERTED -> Optional.of(Shown.both(own, stranger));
            case AS_OTHERS -> Optional.empty();
        };
    }
}
