package dev.patchbay.engine.asterisk.ami;

import dev.patchbay.engine.asterisk.AmiMessage;
import dev.patchbay.engine.spi.CallId;
import dev.patchbay.engine.spi.Direction;
import dev.patchbay.engine.spi.EngineEvent;
import dev.patchbay.engine.spi.EngineEvent.CallOffered;
import dev.patchbay.engine.spi.EngineEvent.Unrecognised;
import java.util.Optional;

/// The one event the dialplan sends: a call waits for a decision.
final class Announcement {

    private Announcement() {}

    /// @return empty for what every manager connection is told and nobody asked about
    static Optional<EngineEvent> read(AmiMessage event) {
        if (event.event("UserEvent") && event.get("UserEvent").equals("PatchbayOffered")) {
            return Optional.of(offered(event));
        }
        return event.event("FullyBooted")
                ? Optional.empty()
                : Optional.of(
                        Unrecognised.named(event.get("Event") + " " + event.get("UserEvent")));
    }

    private static EngineEvent offered(AmiMessage event) {
        try {
            return new CallOffered(
                    new CallId(event.get("Call")),
                    Direction.of(event.get("Direction")),
                    event.get("Origin"),
                    event.get("Dialled"),
                    event.get("Caller"),
                    event.get("Diverted"));
        } catch (IllegalArgumentException malformed) {
            return Unrecognised.named("malformed PatchbayOffered");
        }
    }
}
