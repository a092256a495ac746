package dev.patchbay.lab.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenTest {

    @RegisterExtension private final Lab lab = new Lab();
    private final MovingClock clock = lab.clock();
    private final GraphServer server = lab.server();
    private final Client client = lab.client();

    @Test
    void isGoodForTheTenantThatConsented() throws Exception {
        var token = client.token(Client.ACME, Client.SECRET);
        var organization =
                client.with(token.json().path("access_token").asString("")).get("/organization");

        assertThat(token.status()).isEqualTo(200);
        assertThat(token.json().path("expires_in").asInt()).isEqualTo(3600);
        assertThat(organization.json().path("value").path(0).path("id").asString(""))
                .isEqualTo(Client.ACME);
    }

    @ParameterizedTest
    @CsvSource({
        "secret, wrong,                                   401, invalid_client,         7000215",
        "tenant, 11111111-2222-4333-8444-555555555555,    400, invalid_request,        90002",
        "tenant, globex.example,                          400, unauthorized_client,    700016",
        "client_id, 11111111-2222-4333-8444-555555555555, 400, unauthorized_client,    700016",
        "scope, User.Read.All,                            400, invalid_scope,          1002012",
        "grant_type, password,                            400, unsupported_grant_type, 70003",
        "client_id, '',                                   400, invalid_request,        900144",
    })
    void isRefusedWithEntrasCode(String what, String value, int status, String error, int code)
            throws Exception {
        // given
        var fields =
                new HashMap<>(
                        Map.of(
                                "grant_type",
                                "client_credentials",
                                "client_id",
                                Client.APP,
                                "client_secret",
                                Client.SECRET,
                                "scope",
                                "https://graph.microsoft.com/.default"));
        fields.replace(what.equals("secret") ? "client_secret" : what, value);

        // when
        var answer = client.token(what.equals("tenant") ? value : Client.ACME, fields);

        // then
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().path("error").asString("")).isEqualTo(error);
        assertThat(answer.json().path("error_codes").path(0).asInt()).isEqualTo(code);
        assertThat(answer.json().path("error_description").asString(""))
                .startsWith("AADSTS" + code + ": ");
    }

    @Test
    void expires() throws Exception {
        client.signedIn();

        clock.pass(Duration.ofMinutes(61));

        var answer = client.get("/organization");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.error()).isEqualTo("InvalidAuthenticationToken");
        assertThat(answer.headers()).containsKey("www-authenticate");
    }

    @Test
    void canBeRevokedBeforeItExpires() throws Exception {
        client.signedIn();

        server.revokeTokens("acme.example");

        assertThat(client.get("/organization").status()).isEqualTo(401);
        assertThat(client.signedIn().get("/organization").status()).isEqualTo(200);
    }

    @Test
    void carriesNoMoreThanWasConsentedTo() throws Exception {
        // given
        server.admin(Client.ACME, true, Set.of("Organization.Read.All"));
        var consented = client.get(consentLink("organizations", Client.BACK));

        // when
        client.signedIn();

        // then
        assertThat(consented.status()).isEqualTo(302);
        assertThat(client.get("/organization").status()).isEqualTo(200);
        assertThat(client.get("/users").status()).isEqualTo(403);
        assertThat(client.get("/users").error()).isEqualTo("Authorization_RequestDenied");
    }

    @Test
    void showsNewPermissionsOnlyAfterAWhile() throws Exception {
        // given
        server.set(Delay.CONSENT, Duration.ofMinutes(5));
        client.get(consentLink(Client.GLOBEX, Client.BACK));

        // when
        var before = client.token(Client.GLOBEX, Client.SECRET);
        clock.pass(Duration.ofMinutes(6));
        var after = client.token(Client.GLOBEX, Client.SECRET);

        // then
        client.with(before.json().path("access_token").asString(""));
        assertThat(client.get("/organization").status()).isEqualTo(403);
        client.with(after.json().path("access_token").asString(""));
        assertThat(client.get("/organization").status()).isEqualTo(200);
    }

    @Test
    void consentReturnsWithTenantAndState() throws Exception {
        var answer = client.get(consentLink(Client.GLOBEX, Client.BACK));

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("location"))
                .startsWith(Client.BACK + "?")
                .contains(
                        "admin_consent=True", "tenant=" + Client.GLOBEX, "state=0123456789abcdef");
        assertThat(client.token(Client.GLOBEX, Client.SECRET).status()).isEqualTo(200);
    }

    @Test
    void aDeclinedConsentReturnsWithAnError() throws Exception {
        server.admin("", false, Set.of());

        var answer = client.get(consentLink(Client.GLOBEX, Client.BACK));

        assertThat(answer.header("location"))
                .contains("error=access_denied", "state=0123456789abcdef")
                .doesNotContain("tenant=");
        assertThat(client.token(Client.GLOBEX, Client.SECRET).status()).isEqualTo(400);
    }

    @Test
    void aConsentLinkSendsNobodyToAnAddressThatIsNotRegistered() throws Exception {
        var answer = client.get(consentLink(Client.ACME, "http://evil.example/<script>"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.headers()).doesNotContainKey("location");
        assertThat(answer.text()).contains("AADSTS50011").doesNotContain("<script>");
        assertThat(server.broken()).containsExactly("consent-return-registered");
    }

    @Test
    void askingForOneAgainAndAgainIsNoticed() throws Exception {
        for (int i = 0; i < 5; i++) {
            client.token(Client.ACME, Client.SECRET);
        }

        assertThat(server.broken()).containsExactly("token-is-cached");
    }

    private String consentLink(String tenant, String back) {
        return server.address()
                + "/"
                + tenant
                + "/v2.0/adminconsent?"
                + Client.form(
                        Map.of(
                                "client_id",
                                Client.APP,
                                "scope",
                                "https://graph.microsoft.com/.default",
                                "redirect_uri",
                                back,
                                "state",
                                "0123456789abcdef"));
    }
}
