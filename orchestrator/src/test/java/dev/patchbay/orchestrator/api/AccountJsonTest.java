package dev.patchbay.orchestrator.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.orchestrator.trunk.TrunkAccount;
import dev.patchbay.orchestrator.trunk.TrunkConnection.Registration;
import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.Secret;
import dev.patchbay.telephony.SipAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class AccountJsonTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ACCOUNTS =
            """
            {"type":"registration",
             "registrar":{"host":"sip.carrier.example","port":5060,"transport":"UDP"},
             "accounts":[
               {"username":"acme","loginName":"acme","password":"find-me","numbers":["+47220001"]},
               {"username":"acme-2","loginName":"two","password":"find-me-too","numbers":[]}],
             "refreshSeconds":300,
             "proxies":[{"host":"proxy.carrier.example","port":5061,"transport":"TCP"},
                        {"host":"proxy2.carrier.example","port":5060,"transport":"UDP"}],
             "realm":"carrier","calledIn":"TO","alsoFrom":["198.51.100.0/25"]}
            """;

    @Test
    void readsWhatItWritesButForThePasswords() {
        var written = JSON.writeValueAsString(ConnectionJson.of(read(ACCOUNTS)));

        var without = ACCOUNTS.replaceAll("\"password\":\"[a-z-]+\",", "");
        assertThat(JSON.readTree(written)).isEqualTo(JSON.readTree(without));
    }

    @Test
    void takesOneAccountAndOneProxyBesideTheRegistrarAsWell() {
        var one =
                read(
                        """
                        {"type":"registration","registrar":{"host":"sip.carrier.example"},
                         "username":"acme","password":"find-me",
                         "proxy":{"host":"proxy.carrier.example","port":5061}}
                        """);

        assertThat(one.accounts())
                .containsExactly(new TrunkAccount("acme", "acme", new Secret("find-me")));
        assertThat(one.proxies()).containsExactly(SipAddress.udp("proxy.carrier.example", 5061));
    }

    @Test
    void keepsThePasswordOfTheAccountOfThatNameWhereNoneIsGiven() {
        var asked =
                JSON.readValue(
                        """
                        {"type":"registration","registrar":{"host":"sip.carrier.example"},
                         "accounts":[{"username":"acme-2"},{"username":"acme","password":"new"}]}
                        """,
                        ConnectionJson.class);

        var changed = (Registration) asked.toConnection(Optional.of(read(ACCOUNTS)));

        assertThat(changed.accounts())
                .extracting(it -> it.password().reveal())
                .containsExactly("find-me-too", "new");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"TO\" | \"FROM\" | calledIn",
                "acme-2 | ac;me | accounts[1].username",
                "\"password\":\"find-me-too\", | | accounts[1].password",
                "+47220001 | 22000 | accounts[0].numbers",
                "acme-2 | acme | accounts",
                "proxy2.carrier | proxy;2 | proxies[1].host",
                "{\"host\":\"proxy2.carrier.example\",\"port\":5060,\"transport\":\"UDP\"} | null | proxies[1]",
                "sip.carrier | sip;carrier | registrar.host",
                "198.51.100.0/25 | 198.51.100.1/25 | alsoFrom[0]",
                "\"198.51.100.0/25\" | null | alsoFrom[0]",
                "\"+47220001\" | \"+47220002\",null | accounts[0].numbers[1]",
                "\"accounts\":[ | \"accounts\":[null, | accounts[0]",
                "\"realm\" | \"username\":\"acme\",\"realm\" | accounts"
            })
    void saysWhichOfThemIsWrong(String there, @Nullable String wrong, String field) {
        var text = ACCOUNTS.replace(there, wrong == null ? "" : wrong);

        assertThatThrownBy(() -> read(text))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        fault -> assertThat(fault.field()).isEqualTo(field));
    }

    private static Registration read(String text) {
        return (Registration)
                JSON.readValue(text, ConnectionJson.class).toConnection(Optional.empty());
    }
}
