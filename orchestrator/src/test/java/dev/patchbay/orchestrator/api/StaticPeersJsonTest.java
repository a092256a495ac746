package dev.patchbay.orchestrator.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.orchestrator.trunk.TrunkConnection.StaticPeers;
import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.Login;
import dev.patchbay.telephony.Secret;
import dev.patchbay.telephony.SipAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class StaticPeersJsonTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String LOGIN =
            """
            {"type":"static-peers","peers":[{"host":"203.0.113.10"},{"host":"203.0.113.11"}],
             "alsoFrom":["198.51.100.0/25","203.0.113.77"],
             "login":{"username":"acme","password":"find-me"},
             "probing":{"everySeconds":60},"nextOn":[404, 480]}
            """;

    @Test
    void readsWhatItWritesButForThePassword() {
        // given
        var text =
                """
                {"type":"static-peers",
                 "peers":[{"host":"203.0.113.10","port":5060,"transport":"UDP","priority":1,"weight":70},
                          {"host":"203.0.113.11","port":5061,"transport":"TLS","priority":1,"weight":30}],
                 "alsoFrom":["198.51.100.0/25"],
                 "login":{"username":"acme","password":"find-me-if-you-can"},
                 "probing":{"everySeconds":60,"failuresUntilDown":3,"successesUntilUp":2},
                 "nextOn":[404]}
                """;
        var known = JSON.readValue(text, ConnectionJson.class).toConnection(Optional.empty());

        // when
        var written = JSON.writeValueAsString(ConnectionJson.of(known));

        // then
        var without = text.replace(",\"password\":\"find-me-if-you-can\"", "");
        assertThat(JSON.readTree(written)).isEqualTo(JSON.readTree(without));
    }

    @Test
    void takesPeersAloneInTheirOrder() {
        var known =
                JSON.readValue(
                                """
                                {"type":"static-peers","peers":[{"host":"203.0.113.10"},{"host":"203.0.113.9"}]}
                                """,
                                ConnectionJson.class)
                        .toConnection(Optional.empty());

        assertThat(known)
                .isEqualTo(
                        new StaticPeers(
                                List.of(
                                        SipAddress.udp("203.0.113.10", 5060),
                                        SipAddress.udp("203.0.113.9", 5060))));
    }

    @Test
    void leavesToDnsWhatIsNotSaidOfAName() {
        var text =
                """
                {"type":"static-peers","peers":[{"host":"sip.carrier.example"},{"host":"sip.carrier.example","transport":"TLS"}]}
                """;

        var known =
                (StaticPeers)
                        JSON.readValue(text, ConnectionJson.class).toConnection(Optional.empty());

        assertThat(known.addresses())
                .extracting(SipAddress::toString)
                .containsExactly("sip.carrier.example", "sip.carrier.example;transport=tls");
        var written = JSON.readTree(JSON.writeValueAsString(ConnectionJson.of(known)));
        assertThat(written.at("/peers/0/port").isNull()).isTrue();
        assertThat(written.at("/peers/1/transport").asString()).isEqualTo("TLS");
    }

    @Test
    void refusesALoginWithoutAPassword() {
        var asked =
                JSON.readValue(
                        """
                        {"type":"static-peers","peers":[{"host":"203.0.113.10"}],"login":{"username":"acme"}}
                        """,
                        ConnectionJson.class);

        assertThatThrownBy(() -> asked.toConnection(Optional.empty()))
                .hasMessageContaining("login.password");
    }

    @Test
    void keepsThePasswordOfTheLoginOfThatNameWhereNoneIsGiven() {
        var there = read(LOGIN);
        var shown = JSON.writeValueAsString(ConnectionJson.of(there));

        assertThat(shown).doesNotContain("find-me");
        assertThat(read(shown, there)).isEqualTo(there);
        assertThat(read(LOGIN.replace("find-me", "new"), there).login())
                .contains(new Login("acme", new Secret("new")));
        assertThatThrownBy(() -> read(shown.replace("acme", "other"), there))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        fault -> assertThat(fault.field()).isEqualTo("login.password"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"host\":\"203.0.113.11\"} | null | peers[1]",
                "203.0.113.11 | 203;11 | peers[1].host",
                "\"203.0.113.11\" | null | peers[1].host",
                "{\"host\":\"203.0.113.11\"} | {\"host\":\"203.0.113.11\",\"port\":70000} | peers[1].port",
                "198.51.100.0/25 | 198.51.100.1/25 | alsoFrom[0]",
                "\"203.0.113.77\" | \"carrier.example\" | alsoFrom[1]",
                "\"203.0.113.77\" | null | alsoFrom[1]",
                "\"acme\" | null | login.username",
                "\"acme\" | \"ac;me\" | login.username",
                "find-me | find me | login.password",
                "60 | 5 | probing.everySeconds",
                "404, 480 | 404, null | nextOn[1]",
                "404, 480 | 500 | nextOn"
            })
    void saysWhichOfThemIsWrong(String there, String wrong, String field) {
        var text = LOGIN.replace(there, wrong);

        assertThatThrownBy(() -> read(text))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        fault -> assertThat(fault.field()).isEqualTo(field));
    }

    private static StaticPeers read(String text) {
        return (StaticPeers)
                JSON.readValue(text, ConnectionJson.class).toConnection(Optional.empty());
    }

    private static StaticPeers read(String text, StaticPeers before) {
        return (StaticPeers)
                JSON.readValue(text, ConnectionJson.class).toConnection(Optional.of(before));
    }
}
