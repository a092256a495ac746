package dev.patchbay.lab.sip;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/// Digest authentication as RFC 3261 section 22 has it: MD5 with `qop=auth` and a nonce count.
public final class Digest {

    private Digest() {}

    /// The parameters of a challenge or of credentials, values without their quotes.
    public static Map<String, String> parameters(String header) {
        String text = header.strip();
        int space = text.indexOf(' ');
        var parameters =
                Words.parameters(
                        ";" + String.join(";", Words.split(text.substring(space + 1), ',')));
        parameters.replaceAll((name, value) -> Words.unquoted(value));
        return parameters;
    }

    /// What a client answers to a challenge.
    public static String credentials(
            String challenge,
            String user,
            String password,
            String method,
            String uri,
            int count,
            String clientNonce) {
        var asked = parameters(challenge);
        String realm = asked.getOrDefault("realm", "");
        String nonce = asked.getOrDefault("nonce", "");
        String nonceCount = "%08x".formatted(count);
        String response =
                response(user, realm, password, method, uri, nonce, nonceCount, clientNonce);
        return ("Digest username=\"%s\", realm=\"%s\", nonce=\"%s\", uri=\"%s\", response=\"%s\","
                        + " algorithm=MD5, qop=auth, nc=%s, cnonce=\"%s\"")
                .formatted(user, realm, nonce, uri, response, nonceCount, clientNonce);
    }

    /// Whether credentials prove the password. Only `qop=auth` counts: the carrier demands it.
    public static boolean proves(String credentials, String password, String method) {
        var given = parameters(credentials);
        if (!given.getOrDefault("qop", "").equals("auth")) {
            return false;
        }
        String expected =
                response(
                        given.getOrDefault("username", ""),
                        given.getOrDefault("realm", ""),
                        password,
                        method,
                        given.getOrDefault("uri", ""),
                        given.getOrDefault("nonce", ""),
                        given.getOrDefault("nc", ""),
                        given.getOrDefault("cnonce", ""));
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII),
                given.getOrDefault("response", "").getBytes(StandardCharsets.US_ASCII));
    }

    private static String response(
            String user,
            String realm,
            String password,
            String method,
            String uri,
            String nonce,
            String nonceCount,
            String clientNonce) {
        String who = md5(user + ":" + realm + ":" + password);
        String what = md5(method + ":" + uri);
        return md5(String.join(":", who, nonce, nonceCount, clientNonce, "auth", what));
    }

    static String md5(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }
}
