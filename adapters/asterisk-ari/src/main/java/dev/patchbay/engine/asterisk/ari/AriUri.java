package dev.patchbay.engine.asterisk.ari;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Writes ARI paths. Every part is percent-encoded, so no value can reach another resource.
final class AriUri {

    private AriUri() {}

    static String of(String format, String... parts) {
        var encoded = new Object[parts.length];
        for (int i = 0; i < parts.length; i++) {
            encoded[i] = encode(parts[i]);
        }
        return format.formatted(encoded);
    }

    /// A plus would be read as a space, and a dot-only path segment as a step up.
    private static String encode(String part) {
        var encoded = URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
        return encoded.matches("\\.+") ? encoded.replace(".", "%2E") : encoded;
    }
}
