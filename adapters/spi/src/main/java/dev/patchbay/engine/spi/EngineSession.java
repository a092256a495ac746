package dev.patchbay.engine.spi;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// A live, logged-in connection to one engine. Thread-safe; every method blocks for at most the
/// endpoint's deadline per answer it waits for.
public interface EngineSession extends AutoCloseable {

    /// @return the engine's product and version as it states them, such as `Asterisk 22.10.1`
    String engineVersion();

    /// Gives a waiting call its route. The engine carries it from there on its own.
    ///
    /// @throws EngineRefusedException if the call no longer waits: the engine took the last known
    ///   route or the caller hung up, and this answer had no effect
    void route(CallId call, Route route) throws EngineRefusedException, EngineUnreachableException;

    /// Ends a call, both legs.
    ///
    /// @throws EngineRefusedException if there is no such call (any more)
    void hangUp(CallId call) throws EngineRefusedException, EngineUnreachableException;

    /// @return every call that has entered the dialplan and not ended, caller's legs only
    List<ActiveCall> activeCalls() throws EngineRefusedException, EngineUnreachableException;

    /// @return the state of every gateway the engine has loaded, by name
    List<GatewayState> gatewayStates() throws EngineRefusedException, EngineUnreachableException;

    /// Has an account tried at once, whatever the engine itself means to do about it. Its state
    /// tells later what came of it.
    ///
    /// @throws EngineRefusedException if the engine knows no such account
    void register(GatewayName account) throws EngineRefusedException, EngineUnreachableException;

    /// Has an account that its registrar forbids not tried any more, until [#register].
    ///
    /// @throws EngineRefusedException if the engine knows no such account
    void stopRegistering(GatewayName account)
            throws EngineRefusedException, EngineUnreachableException;

    /// @return the engine's whole table as it stands, encoded keys to encoded values
    Map<String, String> table() throws EngineRefusedException, EngineUnreachableException;

    /// Writes and removes rows. Each row is replaced as a whole; calls never see half a row.
    ///
    /// @param puts encoded keys to encoded values
    /// @param removals encoded keys; unknown ones are no error
    void writeTable(Map<String, String> puts, Set<String> removals)
            throws EngineRefusedException, EngineUnreachableException;

    /// Tells the engine that somebody is there to be asked. Without it for two seconds, calls that
    /// would ask take the last known route at once. Call it once a second.
    void heartbeat() throws EngineRefusedException, EngineUnreachableException;

    /// Makes the engine's config folder hold exactly these files and makes the engine use them,
    /// without touching calls in progress. Unchanged config is not reloaded. If the engine does not
    /// then know exactly the expected gateways, the former files are put back and loaded again.
    ///
    /// @throws EngineRefusedException if the engine did not load it; the message names the gateway
    void apply(EngineConfig config) throws EngineRefusedException, EngineUnreachableException;

    /// @return the files in the engine's config folder as they stand, path to content
    Map<String, String> configInForce() throws EngineRefusedException, EngineUnreachableException;

    /// Reads what the engine has recorded since the last [#forget]. The same record may come again
    /// after a crash; its call id tells.
    RecordBatch spooledRecords() throws EngineRefusedException, EngineUnreachableException;

    /// Lets the engine's spool drop what this batch held. Call it after the records are safely
    /// stored.
    void forget(RecordBatch batch) throws EngineRefusedException, EngineUnreachableException;

    @Override
    void close();
}
