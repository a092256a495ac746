package dev.patchbay.lab.hub;

import dev.patchbay.lab.sip.SipMessage.Header;
import dev.patchbay.lab.sip.call.Behaviour;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How the tenants' users answer.
enum Answering {
    USUAL,
    /// On several clients, one of which sends audio before the answer.
    FORKED,
    /// Nobody, nowhere, for whoever tries again (SIP page: a 603 is not to be tried again).
    DECLINING;

    private static final Duration RING_FOR = Duration.ofMillis(200);

    Behaviour behaviour() {
        return switch (this) {
            case USUAL -> new Behaviour.Answer(RING_FOR, Optional.empty());
            case FORKED -> new Behaviour.Forked(RING_FOR);
            case DECLINING -> refusal(603, "Decline", "Q.850;cause=21;text=\"user declined\"");
        };
    }

    static Behaviour refusal(int status, String phrase, String reason) {
        return new Behaviour.Refuse(
                status, phrase, List.of(new Header("Reason", reason, "")), false);
    }
}
