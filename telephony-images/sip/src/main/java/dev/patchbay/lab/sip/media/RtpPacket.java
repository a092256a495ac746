package dev.patchbay.lab.sip.media;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/// RTP packets of 20 ms whose payload says who sent them and as which one: the bytes `PBRT`, a
/// mark, a counter, then silence in G.711 A-law. They arrive as sent when nobody transcodes.
final class RtpPacket {

    static final int SAMPLES = 160;
    private static final int HEADER = 12;
    private static final byte[] MAGIC = {'P', 'B', 'R', 'T'};
    private static final byte SILENCE = (byte) 0xd5;

    private RtpPacket() {}

    record Mark(char sender, int counter) {}

    static byte[] marked(
            char sender, int counter, int payloadType, int sequence, int timestamp, int ssrc) {
        byte[] packet = new byte[HEADER + SAMPLES];
        Arrays.fill(packet, HEADER, packet.length, SILENCE);
        ByteBuffer.wrap(packet)
                .put((byte) 0x80)
                .put((byte) payloadType)
                .putShort((short) sequence)
                .putInt(timestamp)
                .putInt(ssrc)
                .put(MAGIC)
                .put((byte) sender)
                .putInt(counter);
        return packet;
    }

    static byte[] of(int payloadType, int sequence, int timestamp, int ssrc, byte[] payload) {
        return ByteBuffer.allocate(HEADER + payload.length)
                .put((byte) 0x80)
                .put((byte) payloadType)
                .putShort((short) sequence)
                .putInt(timestamp)
                .putInt(ssrc)
                .put(payload)
                .array();
    }

    static int timestamp(byte[] packet) {
        return ByteBuffer.wrap(packet).getInt(4);
    }

    static byte[] payload(byte[] packet) {
        return Arrays.copyOfRange(
                packet, Math.min(packet.length, Srtp.headerLength(packet)), packet.length);
    }

    static Optional<Mark> mark(byte[] packet) {
        int at = Srtp.headerLength(packet);
        if (packet.length < at + 9
                || !Arrays.equals(packet, at, at + MAGIC.length, MAGIC, 0, MAGIC.length)) {
            return Optional.empty();
        }
        return Optional.of(new Mark((char) packet[at + 4], ByteBuffer.wrap(packet).getInt(at + 5)));
    }

    static int payloadType(byte[] packet) {
        return packet[1] & 0x7f;
    }

    /// RTCP on the same port would have types 192 to 223 in the second octet (RFC 5761).
    static boolean isRtp(byte[] packet) {
        int type = packet.length < HEADER ? 0 : packet[1] & 0xff;
        return packet.length >= HEADER
                && (packet[0] & 0xc0) == 0x80
                && !(type >= 192 && type <= 223);
    }
}
