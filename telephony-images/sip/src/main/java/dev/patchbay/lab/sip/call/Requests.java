package dev.patchbay.lab.sip.call;

/// Takes requests that belong to no known dialog or wait for a first answer. Called on the thread
/// that reads the flow, so it must hand the work on at once.
public interface Requests {

    void received(ServerTransaction request);

    /// Octets that are no SIP, a broken connection, or a refused TLS handshake.
    default void trouble(String remote, String what) {}
}
