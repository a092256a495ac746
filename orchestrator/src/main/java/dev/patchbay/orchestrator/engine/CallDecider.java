package dev.patchbay.orchestrator.engine;

import dev.patchbay.engine.spi.EngineEvent.CallOffered;
import dev.patchbay.engine.spi.Route;

/// Says where a call goes that an engine asks about.
@FunctionalInterface
public interface CallDecider {

    /// Must not block: the caller hears silence meanwhile, and after a second the engine takes the
    /// last known route. Called on many threads at once.
    Route decide(String engine, CallOffered call);
}
