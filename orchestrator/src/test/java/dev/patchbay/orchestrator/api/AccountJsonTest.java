package dev.patchbay.orchestrator.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class AccountJsonTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ACCOUNT =
            """
            {"type":"registration",
             "registrar":{"host":"sip.carrier.example","port":5060,"transport":"UDP"},
             "username":"acme","loginName":"acme","password":"find-me-if-you-can","refreshSeconds":300,
             "proxy":{"host":"proxy.carrier.example","port":5061,"transport":"TCP"},
             "realm":"carrier","calledIn":"TO","alsoFrom":["198.51.100.0/25"]}
            """;

    @Test
    void readsWhatItWritesButForThePassword() {
        var account = JSON.readValue(ACCOUNT, ConnectionJson.class).toConnection();

        var written = JSON.writeValueAsString(ConnectionJson.of(account));

        var without = ACCOUNT.replace("\"password\":\"find-me-if-you-can\",", "");
        assertThat(JSON.readTree(written)).isEqualTo(JSON.readTree(without));
    }

    @Test
    void refusesAPlaceForTheNumberThatThereIsNot() {
        var asked = JSON.readValue(ACCOUNT.replace("\"TO\"", "\"FROM\""), ConnectionJson.class);

        assertThatThrownBy(asked::toConnection).hasMessageContaining("calledIn: 'FROM'");
    }
}
