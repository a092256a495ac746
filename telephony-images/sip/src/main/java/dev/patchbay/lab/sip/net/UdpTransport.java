package dev.patchbay.lab.sip.net;

import dev.patchbay.lab.sip.SipMessage;
import dev.patchbay.lab.sip.SipSyntaxException;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// SIP over one UDP socket.
final class UdpTransport implements AutoCloseable {

    private final DatagramSocket socket;
    private final Inbox inbox;
    private volatile @Nullable Thread receiver;

    UdpTransport(InetSocketAddress bind, Inbox inbox) throws IOException {
        this.socket = new DatagramSocket(bind);
        this.inbox = inbox;
    }

    void start() {
        receiver = Thread.ofVirtual().name("sip-udp-" + socket.getLocalPort()).start(this::receive);
    }

    InetSocketAddress local() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    Flow to(InetSocketAddress remote) {
        return new Datagrams(remote);
    }

    @Override
    public void close() {
        socket.close();
        var reading = receiver;
        if (reading != null && reading != Thread.currentThread()) {
            Ended.await(reading);
        }
    }

    private void receive() {
        byte[] buffer = new byte[65_536];
        var datagram = new DatagramPacket(buffer, buffer.length);
        while (!socket.isClosed()) {
            datagram.setLength(buffer.length);
            try {
                socket.receive(datagram);
            } catch (IOException e) {
                continue; // closed, which ends the loop, or an ICMP error of our own sending
            }
            var from = (InetSocketAddress) datagram.getSocketAddress();
            byte[] octets = Arrays.copyOf(buffer, datagram.getLength());
            if (new String(octets, StandardCharsets.UTF_8).isBlank()) {
                continue; // keep-alive
            }
            try {
                inbox.received(SipMessage.read(octets), to(from));
            } catch (SipSyntaxException e) {
                inbox.trouble(from, "unreadable datagram: " + e.getMessage());
            }
        }
    }

    private final class Datagrams implements Flow {

        private final InetSocketAddress remote;

        Datagrams(InetSocketAddress remote) {
            this.remote = remote;
        }

        @Override
        public String protocol() {
            return "UDP";
        }

        @Override
        public InetSocketAddress local() {
            return UdpTransport.this.local();
        }

        @Override
        public InetSocketAddress remote() {
            return remote;
        }

        @Override
        public Optional<X509Certificate> certificate() {
            return Optional.empty();
        }

        @Override
        public void send(SipMessage message) throws IOException {
            byte[] octets = message.octets();
            socket.send(new DatagramPacket(octets, octets.length, remote));
        }
    }
}
