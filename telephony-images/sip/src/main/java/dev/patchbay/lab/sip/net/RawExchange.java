package dev.patchbay.lab.sip.net;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Octets sent as they are over a TLS connection of their own, for messages no SIP stack would
/// write.
public final class RawExchange {

    /// How a connection went on after the octets.
    public static final String SILENCE = "silence";

    public static final String CLOSED = "closed";

    private RawExchange() {}

    /// @return the start line of the first final answer, [#SILENCE] if none came in time, or
    ///   [#CLOSED]
    public static String send(
            TlsIdentity identity, InetSocketAddress peer, byte[] octets, Duration patience)
            throws IOException {
        var millis = Math.toIntExact(patience.toMillis());
        try (var plain = new Socket()) {
            plain.connect(peer, millis);
            plain.setSoTimeout(millis);
            try (var socket =
                    identity.context()
                            .getSocketFactory()
                            .createSocket(plain, peer.getHostString(), peer.getPort(), true)) {
                socket.getOutputStream().write(octets);
                socket.getOutputStream().flush();
                return finalAnswer(
                        new BufferedReader(
                                new InputStreamReader(
                                        socket.getInputStream(), StandardCharsets.UTF_8)));
            }
        } catch (SocketTimeoutException nothing) {
            return SILENCE;
        }
    }

    private static String finalAnswer(BufferedReader lines) throws IOException {
        while (true) {
            var line = lines.readLine();
            if (line == null) {
                return CLOSED;
            }
            if (line.startsWith("SIP/2.0 ") && !line.startsWith("SIP/2.0 1")) {
                return line;
            }
        }
    }
}
