package dev.patchbay.lab.tests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What must never reach an engine's config, a SIP header or a page.
class BadInputIT {

    private final Lab lab = Lab.running();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "peers[0].host | carrier.example;x=y",
                "peers[0].host | 10.0.0.1\\n[evil]",
                "peers[0].host | [::1]",
                "peers[0].host | 256.1.1.1",
                "peers[0].host | bücher.example"
            })
    void refusesAPeersAddressThatIsNone(String field, String value) {
        var answer =
                lab.apiAnswer(
                        "POST",
                        "/trunks",
                        """
                        {"customer":1,"name":"Evil","country":"NO","connection":
                        {"type":"static-peers","peers":[{"host":"%s"}]}}
                        """
                                .formatted(value));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("\"field\":\"" + field + "\"").contains("expected");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "username | a;b | secret",
                "username | a\\nb | secret",
                "username | a@b\\\"c | secret",
                "password | acme | se cret",
                "password | acme | se\\ncret",
                "password | acme | sécret"
            })
    void refusesCredentialsThatAConfigFileWouldMisread(
            String field, String username, String password) {
        var answer =
                lab.apiAnswer(
                        "POST",
                        "/trunks",
                        """
                        {"customer":1,"name":"Evil","country":"NO","connection":
                        {"type":"registration","registrar":{"host":"carrier-registrar"},
                        "username":"%s","password":"%s"}}
                        """
                                .formatted(username, password));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("\"field\":\"" + field + "\"");
        assertThat(answer.body()).doesNotContain("cret\"").doesNotContain("se cret");
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/status", "/api/v1/customers", "/actuator", "/actuator/env", "/h2-console"})
    void tellsNothingToStrangers(String path) {
        var answer = lab.get(path);

        assertThat(answer.status()).isIn(302, 401, 404);
        assertThat(answer.body()).doesNotContain("Acme").doesNotContainIgnoringCase("exception");
        assertThat(answer.server()).isEmpty();
    }

    @Test
    void tellsNothingAboutAWrongToken() {
        assertThat(lab.get("/api/v1/status").status()).isEqualTo(401);
    }
}
