package dev.patchbay.lab.sip.media;

import dev.patchbay.lab.sip.Tokens;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// A master key and master salt for AES_CM_128_HMAC_SHA1_80: 30 octets, as SDES carries them.
public final class SrtpKey {

    public static final String SUITE = "AES_CM_128_HMAC_SHA1_80";
    static final int KEY = 16;
    static final int SALT = 14;

    private final byte[] octets;

    SrtpKey(byte[] octets) {
        if (octets.length != KEY + SALT) {
            throw new IllegalArgumentException(
                    "key and salt: %d octets (expected: 30)".formatted(octets.length));
        }
        this.octets = octets.clone();
    }

    public static SrtpKey random() {
        return new SrtpKey(Tokens.octets(KEY + SALT));
    }

    /// Reads `inline:<base64>|2^31|1:1`; lifetime and MKI are allowed and ignored.
    public static Optional<SrtpKey> parse(String keyParameter) {
        if (!keyParameter.startsWith("inline:")) {
            return Optional.empty();
        }
        int end = keyParameter.indexOf('|');
        String text = end < 0 ? keyParameter.substring(7) : keyParameter.substring(7, end);
        try {
            byte[] octets = Base64.getDecoder().decode(text.strip());
            return octets.length == KEY + SALT
                    ? Optional.of(new SrtpKey(octets))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public String inline() {
        return "inline:" + Base64.getEncoder().encodeToString(octets);
    }

    byte[] key() {
        return Arrays.copyOf(octets, KEY);
    }

    byte[] salt() {
        return Arrays.copyOfRange(octets, KEY, KEY + SALT);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SrtpKey key && Arrays.equals(octets, key.octets);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(octets);
    }

    @Override
    public String toString() {
        return "SrtpKey[redacted]";
    }
}
