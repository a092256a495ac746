package dev.patchbay.lab.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class AssertionTest {

    private static final String CLIENT = "9f8e7d6c-5b4a-4938-8271-605f4e3d2c1b";
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private static final AppIdentity OURS = AppIdentity.made();
    private static final AppIdentity FOREIGN = AppIdentity.made();

    @RegisterExtension private final Lab lab = new Lab();
    private final GraphServer server = lab.server();
    private final Client client = lab.client();

    @BeforeEach
    void register() throws Exception {
        var pem = OURS.certificatePem();
        server.seed(
                JsonMapper.shared()
                        .writeValueAsString(
                                Map.of(
                                        "apps",
                                        new Object[] {
                                            Map.of(
                                                    "clientId", CLIENT,
                                                    "certificates", new String[] {pem},
                                                    "permissions",
                                                            new String[] {"Organization.Read.All"})
                                        },
                                        "tenants",
                                        new Object[] {
                                            Map.of(
                                                    "id",
                                                    Client.ACME,
                                                    "consents",
                                                    new Object[] {Map.of("clientId", CLIENT)})
                                        })));
    }

    @Test
    void isAsGoodAsASecret() throws Exception {
        var answer = sent(assertion(OURS, claims()));

        assertThat(answer.status()).isEqualTo(200);
        client.with(answer.json().path("access_token").asString(""));
        assertThat(client.get("/organization").status()).isEqualTo(200);
        assertThat(server.broken()).isEmpty();
    }

    @Test
    void isRefusedFromAnotherKey() throws Exception {
        var answer = sent(assertion(FOREIGN, claims()));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().path("error_codes").path(0).asInt()).isEqualTo(700_027);
    }

    @Test
    void isRefusedWhenItsSignatureIsAnothers() throws Exception {
        var good = assertion(OURS, claims());
        var other = assertion(OURS, claims());

        var answer =
                sent(
                        good.substring(0, good.lastIndexOf('.'))
                                + other.substring(other.lastIndexOf('.')));

        assertThat(answer.json().path("error_codes").path(0).asInt()).isEqualTo(700_027);
    }

    @Test
    void isUsedOnce() throws Exception {
        var assertion = assertion(OURS, claims());

        assertThat(sent(assertion).status()).isEqualTo(200);
        assertThat(sent(assertion).status()).isEqualTo(401);
        assertThat(server.broken()).containsExactly("assertion-is-fresh");
    }

    @Test
    void isRefusedWhenExpired() throws Exception {
        var assertion = assertion(OURS, claims());

        lab.clock().pass(Duration.ofMinutes(11));

        assertThat(sent(assertion).json().path("error_codes").path(0).asInt()).isEqualTo(700_024);
    }

    @ParameterizedTest
    @CsvSource({
        "aud, https://graph.microsoft.com, 700023",
        "sub, somebody-else,               700021",
        "iss, somebody-else,               700021",
    })
    void isRefusedWhenItIsForAnother(String claim, String value, int code) throws Exception {
        var claims = claims();
        claims.put(claim, value);

        assertThat(sent(assertion(OURS, claims)).json().path("error_codes").path(0).asInt())
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"x", "a.b.c", "'..'", "e30.e30.e30"})
    void isRefusedWhenItIsNone(String text) throws Exception {
        assertThat(sent(text).status()).isEqualTo(401);
    }

    private Map<String, Object> claims() {
        var now = lab.clock().instant().getEpochSecond();
        return new HashMap<>(
                Map.of(
                        "aud",
                        server.address() + "/" + Client.ACME + "/oauth2/v2.0/token",
                        "iss",
                        CLIENT,
                        "sub",
                        CLIENT,
                        "jti",
                        UUID.randomUUID().toString(),
                        "nbf",
                        now,
                        "exp",
                        now + 600));
    }

    private static String assertion(AppIdentity identity, Map<String, Object> claims)
            throws Exception {
        var thumbprint =
                MessageDigest.getInstance("SHA-256").digest(identity.certificate().getEncoded());
        var header =
                Map.of("alg", "RS256", "typ", "JWT", "x5t#S256", BASE64.encodeToString(thumbprint));
        var text = part(header) + "." + part(claims);
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(identity.key());
        signature.update(text.getBytes(StandardCharsets.US_ASCII));
        return text + "." + BASE64.encodeToString(signature.sign());
    }

    private static String part(Map<String, ?> values) {
        return BASE64.encodeToString(JsonMapper.shared().writeValueAsBytes(values));
    }

    private Client.Got sent(String assertion) throws Exception {
        return client.token(
                Client.ACME,
                Map.of(
                        "grant_type", "client_credentials",
                        "client_id", CLIENT,
                        "client_assertion_type",
                                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                        "client_assertion", assertion,
                        "scope",
                                "https://graph.microsoft.com/.default openid profile offline_access"));
    }
}
