package dev.patchbay.orchestrator.engine;

import dev.patchbay.engine.spi.ActiveCall;
import dev.patchbay.engine.spi.CallId;
import java.util.List;
import java.util.function.Consumer;

/// Wants to know which calls an engine carries.
public interface CallWatch {

    /// Called right before an engine is asked, once a second and before it is given any decision;
    /// what it answers goes to the result.
    Consumer<List<ActiveCall>> look(String engine);

    /// A decision did not reach the engine.
    void unheard(String engine, CallId call);

    /// The engine is away. Its calls go on, if it lives.
    void gone(String engine);
}
