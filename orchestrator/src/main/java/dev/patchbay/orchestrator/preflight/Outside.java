package dev.patchbay.orchestrator.preflight;

import dev.patchbay.telephony.HostName;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/// The world as it is seen from here. Every look ends within the patience of the settings.
interface Outside {

    /// What a TLS server showed.
    ///
    /// @param cipherSuite by its name in Java, such as `TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384`
    record Handshake(String protocol, String cipherSuite, List<X509Certificate> chain) {

        public Handshake {
            chain = List.copyOf(chain);
        }
    }

    /// @return the IPv4 addresses, in order; empty if there is no such name
    List<HostName> addresses(HostName name);

    /// @throws IOException if nobody takes the connection
    void connect(InetSocketAddress place) throws IOException;

    /// Connects and shakes hands as a hub does: TLS 1.2, Microsoft's suites, any certificate.
    Handshake lookAt(InetSocketAddress place, HostName name) throws IOException;

    /// Connects as the edge does; fails if the server is not the one named, by this context's
    /// roots.
    Handshake verify(InetSocketAddress place, HostName name, SSLContext context) throws IOException;

    /// @return the time elsewhere, half a round trip old; empty if nobody told
    Optional<Instant> time();
}
