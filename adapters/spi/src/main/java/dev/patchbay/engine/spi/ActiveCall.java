package dev.patchbay.engine.spi;

import java.time.Instant;

/// A call as the engine sees it right now.
///
/// @param origin as in [EngineEvent.CallOffered]
/// @param route the encoded route in force, empty while the call still waits for one
public record ActiveCall(
        CallId call,
        Direction direction,
        String origin,
        String dialled,
        String caller,
        Instant since,
        boolean answered,
        String route) {}
