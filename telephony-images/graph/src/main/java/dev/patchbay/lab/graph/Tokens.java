package dev.patchbay.lab.graph;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.json.JsonMapper;

/// Access tokens: JSON web tokens, signed as Entra's are, known here by their text.
final class Tokens {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int SWEPT_AT = 1_000;

    /// What a token is good for.
    record Grant(String tenant, String clientId, Set<String> roles, Instant expires) {

        Grant {
            roles = Set.copyOf(roles);
        }
    }

    /// One for the whole process: making one takes longer than everything else at a start.
    private static final KeyPair KEYS = keys();

    private final Map<String, Grant> grants = new ConcurrentHashMap<>();

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("RSA", e);
        }
    }

    String issue(
            String tenant, String clientId, Set<String> roles, Instant now, Duration lifetime) {
        var expires = now.plus(lifetime);
        var claims = new LinkedHashMap<String, Object>();
        claims.put("aud", "https://graph.microsoft.com");
        claims.put("iss", "https://sts.windows.net/%s/".formatted(tenant));
        claims.put("iat", now.getEpochSecond());
        claims.put("nbf", now.getEpochSecond());
        claims.put("exp", expires.getEpochSecond());
        claims.put("appid", clientId);
        claims.put("idtyp", "app");
        if (!roles.isEmpty()) {
            claims.put("roles", new TreeSet<>(roles));
        }
        claims.put("tid", tenant);
        claims.put("uti", UUID.randomUUID().toString());
        claims.put("ver", "1.0");
        var token = signed(claims);
        if (grants.size() > SWEPT_AT) {
            grants.values().removeIf(grant -> !now.isBefore(grant.expires()));
        }
        grants.put(token, new Grant(tenant, clientId, roles, expires));
        return token;
    }

    private String signed(Map<String, Object> claims) {
        var text = part(Map.of("typ", "JWT", "alg", "RS256", "kid", "lab")) + "." + part(claims);
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(KEYS.getPrivate());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("signing a token", e);
        }
    }

    private static String part(Map<String, Object> values) {
        return BASE64.encodeToString(JsonMapper.shared().writeValueAsBytes(values));
    }

    Optional<Grant> grant(String token) {
        return Optional.ofNullable(grants.get(token));
    }

    void revoke(String token) {
        grants.remove(token);
    }

    /// Every token there is for a tenant.
    void revokeAll(String tenant) {
        grants.values().removeIf(grant -> grant.tenant().equals(tenant));
    }

    void clear() {
        grants.clear();
    }
}
