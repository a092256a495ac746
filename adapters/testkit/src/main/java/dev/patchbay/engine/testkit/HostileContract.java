package dev.patchbay.engine.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What nobody should send: it reaches nobody, and the next call goes as if it had not been.
public abstract class HostileContract extends EngineCase {

    private static final int FLOOD = 300;
    private static final String REQUEST_LINE = "INVITE sip:NUMBER@ENGINE SIP/2.0";
    private static final String STRANGER = "127.0.0.6";

    /// Most of it in the spirit of RFC 4475, the SIP torture tests.
    private static final List<String> GARBAGE =
            List.of(
                    "",
                    "\0\0\0\0",
                    "\r\n\r\n",
                    "hello\r\n\r\n",
                    "INVITE\r\n\r\n",
                    "INVITE sip:NUMBER@ENGINE SIP/7.0\r\nVIAFrom: <sip:a@b>;tag=1\r\n\r\n",
                    // nothing that says whose answer it would be
                    "INVITE sip:NUMBER@ENGINE SIP/2.0\r\n\r\n",
                    // no From, To, Call-ID or CSeq
                    "INVITE sip:NUMBER@ENGINE SIP/2.0\r\nVIAContent-Length: 0\r\n\r\n",
                    // a length that is not there, one below zero, one that is no number
                    invite("Content-Length: 99999\r\n"),
                    invite("Content-Length: -1\r\n"),
                    invite("Content-Length: many\r\n"),
                    // a method that is not the one of CSeq
                    invite("Content-Length: 0\r\n").replace("1 INVITE", "1 BYE"),
                    // numbers too large for anything
                    invite("Content-Length: 0\r\n")
                            .replace("1 INVITE", "99999999999999999999 INVITE"),
                    invite("Max-Forwards: 300\r\nContent-Length: 0\r\n"),
                    // URIs that are none
                    invite("Content-Length: 0\r\n").replace("sip:NUMBER@ENGINE", "sip:"),
                    invite("Content-Length: 0\r\n").replace("sip:NUMBER@ENGINE", "sip:%00%0d%0a@"),
                    invite("Content-Length: 0\r\n").replace("sip:NUMBER@ENGINE", "http://x/"),
                    // a body that is no SDP, and one that ends within a line
                    invite("Content-Type: application/sdp\r\nContent-Length: 5\r\n") + "v=0\rx",
                    invite("Content-Type: application/sdp\r\nContent-Length: 9\r\n")
                            + "v=0\r\nm=au",
                    // headers without end
                    invite("X-Long: " + "a".repeat(8000) + "\r\nContent-Length: 0\r\n"),
                    invite(
                            "Route: <sip:NUMBER@ENGINE;lr>\r\n".repeat(70)
                                    + "Content-Length: 0\r\n"),
                    // answers to nothing that was asked
                    invite("Content-Length: 0\r\n").replace(REQUEST_LINE, "SIP/2.0 200 OK"),
                    "SIP/2.0 4294967296 Much\r\nVIACall-ID: none\r\nCSeq: 1 INVITE\r\n\r\n",
                    // methods for a dialog that is not there
                    invite("Content-Length: 0\r\n").replace("INVITE", "BYE"),
                    invite("Content-Length: 0\r\n").replace("INVITE", "CANCEL"),
                    invite("Refer-To: <sip:NUMBER@ENGINE>\r\nContent-Length: 0\r\n")
                            .replace("INVITE", "REFER"),
                    invite("Replaces: a;to-tag=b;from-tag=c\r\nContent-Length: 0\r\n"));

    private static String invite(String more) {
        return REQUEST_LINE
                + "\r\nVIAFrom: <sip:a@127.0.0.2>;tag=TAG\r\n"
                + "To: <sip:NUMBER@ENGINE>\r\nCall-ID: TAG@127.0.0.2\r\nCSeq: 1 INVITE\r\n"
                + "Contact: <sip:a@127.0.0.2:5099>\r\n"
                + more
                + "\r\n";
    }

    @Test
    void takesTheNextCallAfterACarriersGarbageAsIfItHadNotBeen() throws Exception {
        // given: what is malformed calls another number, so that it would be announced
        inbound(NUMBER, dial(teams(NUMBER)));

        // when
        send(carrier.address().host().value(), GARBAGE);
        var call = carrierCalls(NUMBER);

        // then
        awaitConnected(call);
        awaitAudio(call);
        onlyCallAt(edge);
        call.hangUp();
        records(1);
    }

    @Test
    void takesACallAmongAStrangersFloodAndKeepsNoRecordOfIt() throws Exception {
        // given
        inbound(NUMBER, dial(teams(NUMBER)));
        var flood =
                IntStream.range(0, FLOOD)
                        .mapToObj(place ->
                                invite("Content-Length: 0\r\n").replace("TAG", "flood" + place))
                        .toList();

        // when
        send(STRANGER, flood);
        var call = carrierCalls(NUMBER);
        send(STRANGER, flood);

        // then
        awaitConnected(call);
        onlyCallAt(edge);
        call.hangUp();
        assertThat(records(1)).hasSize(1);
        assertThat(controller.events).isEmpty();
    }

    private void send(String from, List<String> datagrams) throws IOException {
        var to = engine.carrierSide();
        var peer = new InetSocketAddress(InetAddress.getByName(to.host().value()), to.port());
        try (var socket = new DatagramSocket(0, InetAddress.getByName(from))) {
            var place = 0;
            for (var datagram : datagrams) {
                var via =
                        "Via: SIP/2.0/UDP %s:%d;branch=z9hG4bK%d-%d\r\nMax-Forwards: 70\r\n"
                                .formatted(
                                        from, socket.getLocalPort(), socket.getLocalPort(), place);
                var octets =
                        datagram.replace("VIA", via)
                                .replace("NUMBER", "+4722999999")
                                .replace("ENGINE", to.hostAndPort())
                                .replace("TAG", "garbage" + place)
                                .getBytes(StandardCharsets.UTF_8);
                socket.send(new DatagramPacket(octets, octets.length, peer));
                place++;
            }
        }
    }
}
