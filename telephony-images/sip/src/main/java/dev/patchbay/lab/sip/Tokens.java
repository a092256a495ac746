package dev.patchbay.lab.sip;

import java.security.SecureRandom;
import java.util.HexFormat;

/// Unguessable words for tags, branches, nonces and Call-IDs.
public final class Tokens {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Tokens() {}

    public static String next() {
        return HexFormat.of().formatHex(octets(8));
    }

    public static String branch() {
        return "z9hG4bK" + next();
    }

    public static byte[] octets(int count) {
        byte[] octets = new byte[count];
        RANDOM.nextBytes(octets);
        return octets;
    }
}
