package dev.patchbay.orchestrator.engine;

import dev.patchbay.engine.spi.ActiveCall;
import dev.patchbay.engine.spi.EngineKind;
import dev.patchbay.engine.spi.EngineRefusedException;
import dev.patchbay.engine.spi.EngineUnreachableException;
import dev.patchbay.engine.spi.GatewayName;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.InvalidValueException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The engines this orchestrator drives, and what they shall have in force.
public interface Engines {

    /// Each engine's name and the adapter that drives it, in the order of the settings. The first
    /// one registers at carriers, for all.
    Map<String, EngineKind> kinds();

    /// @return the base domain of the edge this engine sends calls for Teams to, where it is not
    ///   the first edge's
    Optional<HostName> edgeOf(String engine);

    /// Every adapter this engine could be driven by, by name.
    List<AdapterChoice> choices(String engine);

    /// Has this engine driven by another adapter from now on. Calls in progress go on, new ones
    /// route by the last known table meanwhile.
    ///
    /// @throws InvalidValueException naming `engine` or `adapter`
    void move(String engine, EngineKind to);

    /// One for each engine, in the order of the settings. From memory: never waits for an engine.
    List<EngineStatus> statuses();

    /// Calls in progress on all engines, at most a second old; none of an engine that is away.
    List<ActiveCall> activeCalls();

    /// Takes effect on its own as soon as it can, also after an engine was away; see [EngineStatus]
    /// for how far it got.
    void want(String engine, DesiredEngine desired);

    /// Has an account registered at once, by the engine that does so for all; also one that its
    /// registrar forbade. Its state tells later what came of it.
    void register(GatewayName account) throws EngineRefusedException, EngineUnreachableException;

    /// The config files as they stand on an engine, asked now.
    Map<String, String> configInForce(String engine)
            throws EngineRefusedException, EngineUnreachableException;
}
