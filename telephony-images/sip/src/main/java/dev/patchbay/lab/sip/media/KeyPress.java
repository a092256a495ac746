package dev.patchbay.lab.sip.media;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A pressed key as the payloads of telephone-event packets (RFC 4733): one every 20 ms that says
/// how long it lasts so far, the last one three times with the end marked, then a pause.
final class KeyPress {

    private static final String KEYS = "0123456789*#ABCD";
    private static final int PACKETS = 5;
    private static final int ENDS = 3;
    private static final byte END = (byte) 0x80;
    private static final byte VOLUME = 10;

    private KeyPress() {}

    static List<byte[]> payloads(char key) {
        var event = KEYS.indexOf(key);
        if (event < 0) {
            throw new IllegalArgumentException(
                    "key: '%s' (expected: one of %s)".formatted(key, KEYS));
        }
        var payloads = new ArrayList<byte[]>();
        for (int packet = 1; packet <= PACKETS + ENDS; packet++) {
            var duration = Math.min(packet, PACKETS) * RtpPacket.SAMPLES;
            payloads.add(
                    ByteBuffer.allocate(4)
                            .put((byte) event)
                            .put((byte) (VOLUME | (packet > PACKETS ? END : 0)))
                            .putShort((short) duration)
                            .array());
        }
        return payloads;
    }

    static boolean begins(byte[] payload) {
        return ByteBuffer.wrap(payload).getShort(2) == RtpPacket.SAMPLES;
    }

    /// @return the key, if this payload marks its end
    static Optional<Character> ended(byte[] payload) {
        return payload.length >= 4 && (payload[1] & END) != 0 && (payload[0] & 0xff) < KEYS.length()
                ? Optional.of(KEYS.charAt(payload[0]))
                : Optional.empty();
    }
}
