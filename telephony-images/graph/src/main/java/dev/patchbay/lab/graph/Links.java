package dev.patchbay.lab.graph;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Links to the next page and to later changes. Each is signed as a whole, so that one built or
/// altered by whoever follows it is noticed.
final class Links {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final SecretKeySpec key;

    Links() {
        var octets = new byte[32];
        new SecureRandom().nextBytes(octets);
        key = new SecretKeySpec(octets, "HmacSHA256");
    }

    /// @param option `$skiptoken` or `$deltatoken`
    /// @param rest the other options, which stay as they are
    String issue(Asked asked, String option, String content, Query rest) {
        var path = asked.target().path();
        var token =
                BASE64.encodeToString(content.getBytes(StandardCharsets.UTF_8))
                        + "."
                        + signature(path, rest, option, content);
        var options =
                rest.pairs().stream()
                        .map(pair -> pair.getKey() + "=" + encoded(pair.getValue()) + "&")
                        .collect(Collectors.joining());
        return asked.target().base() + path + "?" + options + option + "=" + token;
    }

    /// What a link that came back carries; empty if it is none of ours.
    Optional<String> content(Asked asked, String option) {
        var token = asked.query().value(option);
        var dot = token.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        try {
            var content =
                    new String(
                            Base64.getUrlDecoder().decode(token.substring(0, dot)),
                            StandardCharsets.UTF_8);
            var rest = asked.query().without(option);
            return Optional.of(content)
                    .filter(it ->
                            token.substring(dot + 1)
                                    .equals(signature(asked.target().path(), rest, option, it)));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private String signature(String path, Query rest, String option, String content) {
        var text =
                path.toLowerCase(Locale.ROOT)
                        + "\n"
                        + rest.pairs()
                        + "\n"
                        + option
                        + "\n"
                        + content;
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return BASE64.encodeToString(
                    Arrays.copyOf(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)), 12));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256", e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
