package dev.patchbay.lab.graph;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Verifies client assertions: JSON web tokens that an app signs with its certificate's key.
final class Assertions {

    /// Microsoft recommends five to ten minutes; that more is refused is ours.
    private static final Duration LONGEST = Duration.ofMinutes(60);

    private final Map<String, Instant> used = new ConcurrentHashMap<>();

    void verify(String text, App app, Tenant tenant, Asked asked) throws Refused {
        var parts = text.split("\\.", -1);
        if (parts.length != 3) {
            throw malformed();
        }
        var header = json(parts[0]);
        var claims = json(parts[1]);
        var certificate =
                app.certificates().stream()
                        .filter(it -> isNamedBy(it, header))
                        .findFirst()
                        .orElseThrow(() ->
                                unsigned("The key was not found for client " + app.clientId()));
        if (!signed(certificate, header, parts)) {
            throw unsigned("Signature validation failed.");
        }
        audience(claims, tenant, asked);
        if (!claims.path("iss").asString("").equals(app.clientId())
                || !claims.path("sub").asString("").equals(app.clientId())) {
            throw Entra.refusal(
                    401,
                    "invalid_client",
                    700_021,
                    "Client assertion application identifier doesn't match 'client_id' parameter.");
        }
        time(claims, asked.now());
        once(claims, asked.now());
    }

    private static boolean isNamedBy(X509Certificate certificate, JsonNode header) {
        return names(header, "x5t#S256", "SHA-256", certificate)
                || names(header, "x5t", "SHA-1", certificate)
                || names(header, "kid", "SHA-1", certificate);
    }

    private static boolean names(
            JsonNode header, String name, String digest, X509Certificate certificate) {
        try {
            var octets = MessageDigest.getInstance(digest).digest(certificate.getEncoded());
            // MSAL writes plain base64 where RFC 7515 wants that for URLs, and Entra takes both
            return header.path(name)
                    .asString("")
                    .replace("=", "")
                    .replace('+', '-')
                    .replace('/', '_')
                    .equals(Base64.getUrlEncoder().withoutPadding().encodeToString(octets));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(digest, e);
        }
    }

    private static boolean signed(X509Certificate certificate, JsonNode header, String[] parts)
            throws Refused {
        try {
            var signature = verifier(header.path("alg").asString(""));
            if (signature.isEmpty()) {
                return false;
            }
            signature.get().initVerify(certificate.getPublicKey());
            signature.get().update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            return signature.get().verify(Base64.getUrlDecoder().decode(parts[2]));
        } catch (GeneralSecurityException | IllegalArgumentException wrong) {
            throw malformed();
        }
    }

    private static Optional<Signature> verifier(String algorithm) throws GeneralSecurityException {
        if (algorithm.equals("RS256")) {
            return Optional.of(Signature.getInstance("SHA256withRSA"));
        }
        if (algorithm.equals("PS256")) {
            var signature = Signature.getInstance("RSASSA-PSS");
            signature.setParameter(
                    new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
            return Optional.of(signature);
        }
        return Optional.empty();
    }

    private static void audience(JsonNode claims, Tenant tenant, Asked asked) throws Refused {
        var audience = claims.path("aud").asString("");
        // Microsoft's own library knows https alone, whatever it is made to send plainly
        var here = asked.target().base() + asked.target().path();
        var good =
                audience.replaceFirst("^https:", "http:").equals(here)
                        || audience.equals(
                                "https://login.microsoftonline.com/%s/oauth2/v2.0/token"
                                        .formatted(tenant.id()));
        if (!good) {
            throw Entra.refusal(
                    401,
                    "invalid_client",
                    700_023,
                    "Client assertion audience claim does not match Realm issuer: " + audience);
        }
    }

    private static void time(JsonNode claims, Instant now) throws Refused {
        var expires = Instant.ofEpochSecond(claims.path("exp").asLong(0));
        var from = Instant.ofEpochSecond(claims.path("nbf").asLong(now.getEpochSecond()));
        if (!now.isBefore(expires)
                || now.isBefore(from.minusSeconds(300))
                || expires.isAfter(now.plus(LONGEST))) {
            throw Entra.refusal(
                    401,
                    "invalid_client",
                    700_024,
                    "Client assertion is not within its valid time range.");
        }
    }

    /// That Entra refuses a second use is unverified.
    private void once(JsonNode claims, Instant now) throws Refused {
        used.values().removeIf(expires -> !now.isBefore(expires));
        var id = claims.path("jti").asString("");
        var expires = Instant.ofEpochSecond(claims.path("exp").asLong(0));
        if (id.isEmpty() || used.putIfAbsent(id, expires) != null) {
            throw Entra.refusal(
                    401, "invalid_client", 50_027, "JWT token is invalid: jti missing or used.");
        }
    }

    private static JsonNode json(String part) throws Refused {
        try {
            return JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(part));
        } catch (IllegalArgumentException | JacksonException wrong) {
            throw malformed();
        }
    }

    private static Refused malformed() {
        return Entra.refusal(401, "invalid_client", 50_027, "JWT token is invalid or malformed.");
    }

    private static Refused unsigned(String why) {
        return Entra.refusal(
                401,
                "invalid_client",
                700_027,
                "Client assertion failed signature validation. " + why);
    }
}
