package dev.patchbay.orchestrator.engine;

import dev.patchbay.engine.spi.ActiveCall;
import dev.patchbay.engine.spi.CallId;
import dev.patchbay.engine.spi.EngineKind;
import dev.patchbay.engine.spi.EngineRefusedException;
import dev.patchbay.engine.spi.EngineUnreachableException;
import dev.patchbay.telephony.InvalidValueException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The engines this orchestrator drives, and what they shall have in force.
public interface Engines {

    /// The adapter that drives the engine; empty where none is configured.
    Optional<EngineKind> kind();

    /// Every adapter there is, by name.
    List<AdapterChoice> choices();

    /// Has this engine driven by another adapter from now on. Calls in progress go on, new ones
    /// route by the last known table meanwhile.
    ///
    /// @throws InvalidValueException naming `engine` or `adapter`
    void move(String engine, EngineKind to);

    /// One for each engine, in the order of their names. From memory: never waits for an engine.
    List<EngineStatus> statuses();

    /// Calls in progress, at most a second old. Empty while the engine is away.
    List<ActiveCall> activeCalls();

    /// Takes effect on its own as soon as it can, also after an engine was away; see [EngineStatus]
    /// for how far it got.
    void want(DesiredEngine desired);

    /// Ends a call on whichever engine carries it.
    void hangUp(CallId call) throws EngineRefusedException, EngineUnreachableException;

    /// The config files as they stand on an engine, asked now.
    Map<String, String> configInForce(String engine)
            throws EngineRefusedException, EngineUnreachableException;
}
