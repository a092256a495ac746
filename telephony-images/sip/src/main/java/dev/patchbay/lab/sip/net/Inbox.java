package dev.patchbay.lab.sip.net;

import dev.patchbay.lab.sip.SipMessage;
import java.net.InetSocketAddress;

/// Receives what comes in, on the thread that reads the flow, so in the order it was sent.
public interface Inbox {

    void received(SipMessage message, Flow flow);

    /// Octets that are no SIP, a broken connection, or a refused TLS handshake.
    void trouble(InetSocketAddress remote, String what);
}
