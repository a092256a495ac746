package dev.patchbay.lab.sip.net;

import dev.patchbay.lab.sip.SipMessage;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.Optional;

/// A way to one peer: a connection, or an address reached over UDP. Thread-safe.
public interface Flow {

    /// `UDP`, `TCP` or `TLS`, as written in Via.
    String protocol();

    InetSocketAddress local();

    InetSocketAddress remote();

    /// What the peer showed in the TLS handshake.
    Optional<X509Certificate> certificate();

    void send(SipMessage message) throws IOException;

    default boolean reliable() {
        return !protocol().equals("UDP");
    }
}
