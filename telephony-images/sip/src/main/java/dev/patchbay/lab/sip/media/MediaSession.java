package dev.patchbay.lab.sip.media;

import dev.patchbay.lab.sip.Tokens;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The audio of one call: sends a marked packet every 20 ms and counts what comes back, or passes
/// on what another call's session is sent. Two virtual threads, which end when the session is
/// closed.
public final class MediaSession implements AutoCloseable {

    private static final long TICK_NANOS = 20_000_000;
    private static final long STALL_NANOS = 1_000_000_000;

    /// The far end as its SDP describes it.
    ///
    /// @param eventType its payload type for pressed keys, if it takes any
    /// @param sending whether we may send to it (it is not on hold)
    public record Peer(
            InetSocketAddress address,
            int payloadType,
            Set<Integer> payloadTypes,
            Optional<Integer> eventType,
            Optional<SrtpKey> key,
            boolean sending) {

        public Peer {
            payloadTypes = Set.copyOf(payloadTypes);
        }
    }

    private final DatagramSocket socket;
    private final char mark;
    private final Optional<SrtpKey> ownKey;
    private final Tally tally = new Tally();
    private final Queue<byte[]> presses = new ConcurrentLinkedQueue<>();
    private final Optional<Srtp> passing;
    private volatile @Nullable Peer peer;
    private volatile @Nullable MediaSession partner;
    private boolean started;

    public MediaSession(MediaPlace place, char mark, Protection protection) throws IOException {
        this.socket = place.open();
        this.mark = mark;
        this.ownKey =
                protection == Protection.NONE ? Optional.empty() : Optional.of(SrtpKey.random());
        this.passing = ownKey.map(Srtp::new);
    }

    public int port() {
        return socket.getLocalPort();
    }

    public Optional<SrtpKey> key() {
        return ownKey;
    }

    public MediaCount count() {
        return tally.count();
    }

    /// Sends these keys in place of audio, one after another.
    public void press(String digits) {
        digits.chars().forEach(digit -> presses.addAll(KeyPress.payloads((char) digit)));
    }

    /// Starts the audio, or changes where it goes (re-INVITE, 200 after 183).
    public synchronized void connect(Peer newPeer) {
        peer = newPeer;
        if (!started) {
            started = true;
            Thread.ofVirtual().name("rtp-receive-" + port()).start(this::receive);
            Thread.ofVirtual().name("rtp-send-" + port()).start(this::send);
        }
    }

    /// From now on each of the two sends what the other one is sent, and nothing of its own.
    public static void join(MediaSession one, MediaSession other) {
        one.partner = other;
        other.partner = one;
    }

    @Override
    public void close() {
        socket.close();
    }

    private synchronized void pass(byte[] rtp) {
        var to = peer;
        if (to != null && to.sending() && to.address().getPort() > 0) {
            if (transmit(
                    passing.filter(_ -> to.key().isPresent()).map(p -> p.protect(rtp)).orElse(rtp),
                    to)) {
                tally.sent();
            }
        }
    }

    private void send() {
        var protection = ownKey.map(Srtp::new);
        int ssrc = ByteBuffer.wrap(Tokens.octets(4)).getInt();
        // from the lower half: were the first packets lost and the number wrapped meanwhile, SRTP's
        // receiver would be a rollover behind for good (RFC 3711 section 3.3.1)
        int sequence = ByteBuffer.wrap(Tokens.octets(2)).getShort() & 0x7fff;
        int timestamp = ByteBuffer.wrap(Tokens.octets(4)).getInt();
        int counter = 0;
        int keyTimestamp = timestamp;
        long due = System.nanoTime();
        while (!socket.isClosed()) {
            var to = peer;
            if (to != null && to.sending() && to.address().getPort() > 0) {
                var key = to.eventType().isEmpty() ? null : presses.poll();
                if (key == null && partner != null) {
                    due = pause(due);
                    timestamp += RtpPacket.SAMPLES;
                    continue;
                }
                if (key != null && KeyPress.begins(key)) {
                    keyTimestamp = timestamp;
                }
                byte[] rtp =
                        key == null
                                ? RtpPacket.marked(
                                        mark,
                                        counter++,
                                        to.payloadType(),
                                        sequence,
                                        timestamp,
                                        ssrc)
                                : RtpPacket.of(
                                        to.eventType().orElseThrow(),
                                        sequence,
                                        keyTimestamp,
                                        ssrc,
                                        key);
                sequence = (sequence + 1) & 0xffff;
                byte[] packet =
                        protection
                                .filter(_ -> to.key().isPresent())
                                .map(p -> p.protect(rtp))
                                .orElse(rtp);
                if (transmit(packet, to)) {
                    tally.sent();
                }
            }
            timestamp += RtpPacket.SAMPLES;
            due = pause(due);
        }
    }

    /// @return when the next packet is due
    private static long pause(long last) {
        long due = last + TICK_NANOS;
        long now = System.nanoTime();
        if (now - due > STALL_NANOS) {
            due = now; // after a long stall of the machine no burst of a second's packets
        }
        LockSupport.parkNanos(due - now);
        return due;
    }

    private boolean transmit(byte[] packet, Peer to) {
        try {
            socket.send(new DatagramPacket(packet, packet.length, to.address()));
            return true;
        } catch (IOException e) {
            return false; // closed, or nobody listens there any more: its BYE or our count will
            // tell
        }
    }

    private void receive() {
        byte[] buffer = new byte[2048];
        var datagram = new DatagramPacket(buffer, buffer.length);
        Optional<SrtpKey> key = Optional.empty();
        Optional<Srtp> protection = Optional.empty();
        while (!socket.isClosed()) {
            datagram.setLength(buffer.length);
            try {
                socket.receive(datagram);
            } catch (IOException e) {
                continue; // closed, which ends the loop, or an ICMP error of our own sending
            }
            var from = peer;
            byte[] packet = Arrays.copyOf(buffer, datagram.getLength());
            if (from == null || !RtpPacket.isRtp(packet)) {
                continue;
            }
            if (!from.key().equals(key)) {
                key = from.key();
                protection = key.map(Srtp::new);
            }
            if (!sameAddress(from.address(), datagram.getAddress(), datagram.getPort())) {
                tally.otherSource();
            }
            if (protection.isPresent()) {
                protection
                        .get()
                        .unprotect(packet)
                        .ifPresentOrElse(rtp -> taken(rtp, from), tally::authFailure);
            } else {
                taken(packet, from);
            }
        }
    }

    private void taken(byte[] rtp, Peer from) {
        tally.received(rtp, from);
        var to = partner;
        if (to != null) {
            to.pass(rtp);
        }
    }

    private static boolean sameAddress(InetSocketAddress told, InetAddress address, int port) {
        return told.getPort() == port && address.equals(told.getAddress());
    }
}
