package dev.patchbay.engine.spi;

/// One way to drive a media engine: Asterisk over ARI or AMI, FreeSWITCH over ESL. Found by
/// [java.util.ServiceLoader]; an implementation needs no Spring.
public interface EngineConnector {

    EngineKind kind();

    EngineCapabilities capabilities();

    /// Connects and logs in, blocking the calling (virtual) thread for at most
    /// [EngineEndpoint#deadline()].
    ///
    /// Connects once. Reconnecting, backing off and giving up belong to the caller, so that every
    /// engine behaves the same when the network does not.
    ///
    /// @param events receives every event of this session in the order the engine sent them, on one
    ///   thread; a slow sink slows the session down. The last event is always
    ///   [EngineEvent.SessionLost], unless the session was closed from this side.
    /// @throws EngineRefusedException if the engine said no: do not try again unchanged
    /// @throws EngineUnreachableException if no answer came: worth trying again
    EngineSession connect(EngineEndpoint endpoint, EngineEventSink events)
            throws EngineRefusedException, EngineUnreachableException;
}
