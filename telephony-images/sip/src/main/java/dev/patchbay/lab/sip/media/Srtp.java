package dev.patchbay.lab.sip.media;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// One direction of SRTP with AES_CM_128_HMAC_SHA1_80 (RFC 3711). Not thread-safe: a sender or a
/// receiver has its own.
public final class Srtp {

    static final int TAG = 10;
    private static final int RTP_HEADER = 12;

    /// Enough for re-INVITEs that change the SSRC; more in one call would be an attack.
    private static final int MOST_SOURCES = 16;

    private final SecretKeySpec sessionKey;
    private final byte[] sessionSalt;
    private final Cipher cipher;
    private final Mac mac;
    private final Map<Integer, Rollover> sources = new HashMap<>();

    private static final class Rollover {
        private int count;
        private int highest = -1;

        /// RFC 3711 section 3.3.1 and appendix A: which roll-over this sequence number belongs to.
        int guess(int sequence) {
            if (highest < 0) {
                return count;
            }
            if (highest < 32768) {
                return sequence - highest > 32768 && count > 0 ? count - 1 : count;
            }
            return highest - 32768 > sequence ? count + 1 : count;
        }

        void seen(int sequence, int roll) {
            if (roll > count || (roll == count && sequence > highest)) {
                count = roll;
                highest = sequence;
            }
        }
    }

    public Srtp(SrtpKey master) {
        try {
            sessionKey = new SecretKeySpec(derive(master, 0, 16), "AES");
            sessionSalt = derive(master, 2, 14);
            cipher = Cipher.getInstance("AES/CTR/NoPadding");
            mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(derive(master, 1, 20), "HmacSHA1"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES and HmacSHA1", e);
        }
    }

    /// Encrypts an RTP packet and appends its tag.
    public byte[] protect(byte[] rtp) {
        var source = source(rtp).orElseThrow();
        int sequence = sequence(rtp);
        int roll = source.guess(sequence);
        source.seen(sequence, roll);
        byte[] packet = Arrays.copyOf(rtp, rtp.length + TAG);
        crypt(packet, rtp.length, roll);
        System.arraycopy(tag(packet, rtp.length, roll), 0, packet, rtp.length, TAG);
        return packet;
    }

    /// Checks the tag, then decrypts. Empty when the packet is not what the key's owner sent.
    public Optional<byte[]> unprotect(byte[] packet) {
        int length = packet.length - TAG;
        if (length < RTP_HEADER || headerLength(packet) > length) {
            return Optional.empty();
        }
        var source = source(packet);
        if (source.isEmpty()) {
            return Optional.empty();
        }
        int sequence = sequence(packet);
        int roll = source.get().guess(sequence);
        byte[] sent = Arrays.copyOfRange(packet, length, packet.length);
        if (!MessageDigest.isEqual(sent, tag(packet, length, roll))) {
            return Optional.empty();
        }
        source.get().seen(sequence, roll);
        byte[] rtp = Arrays.copyOf(packet, length);
        crypt(rtp, length, roll);
        return Optional.of(rtp);
    }

    private Optional<Rollover> source(byte[] packet) {
        int ssrc = ByteBuffer.wrap(packet).getInt(8);
        if (sources.size() >= MOST_SOURCES && !sources.containsKey(ssrc)) {
            return Optional.empty();
        }
        return Optional.of(sources.computeIfAbsent(ssrc, s -> new Rollover()));
    }

    private byte[] tag(byte[] packet, int length, int roll) {
        mac.update(packet, 0, length);
        return Arrays.copyOf(mac.doFinal(ByteBuffer.allocate(4).putInt(roll).array()), TAG);
    }

    private void crypt(byte[] packet, int length, int roll) {
        byte[] iv = Arrays.copyOf(sessionSalt, 16);
        for (int i = 0; i < 4; i++) {
            iv[4 + i] ^= packet[8 + i];
        }
        long index = (roll & 0xffffffffL) << 16 | sequence(packet);
        for (int i = 0; i < 6; i++) {
            iv[8 + i] ^= (byte) (index >>> (40 - 8 * i));
        }
        int from = headerLength(packet);
        try {
            cipher.init(Cipher.ENCRYPT_MODE, sessionKey, new IvParameterSpec(iv));
            cipher.doFinal(packet, from, length - from, packet, from);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES in counter mode takes any length", e);
        }
    }

    /// RFC 3711 section 4.3, with a key derivation rate of 0.
    static byte[] derive(SrtpKey master, int label, int length) throws GeneralSecurityException {
        byte[] iv = Arrays.copyOf(master.salt(), 16);
        iv[7] ^= (byte) label;
        var aes = Cipher.getInstance("AES/CTR/NoPadding");
        aes.init(
                Cipher.ENCRYPT_MODE,
                new SecretKeySpec(master.key(), "AES"),
                new IvParameterSpec(iv));
        return aes.doFinal(new byte[length]);
    }

    static int sequence(byte[] packet) {
        return (packet[2] & 0xff) << 8 | (packet[3] & 0xff);
    }

    /// Fixed part, contributing sources and a header extension stay in the clear.
    static int headerLength(byte[] packet) {
        int length = RTP_HEADER + 4 * (packet[0] & 0x0f);
        if ((packet[0] & 0x10) != 0 && packet.length >= length + 4) {
            int words = (packet[length + 2] & 0xff) << 8 | (packet[length + 3] & 0xff);
            length += 4 + 4 * words;
        }
        return length;
    }
}
