package dev.patchbay.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.engine.spi.GatewayName;
import dev.patchbay.telephony.AccountManner;
import dev.patchbay.telephony.CalledIn;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.Login;
import dev.patchbay.telephony.Media;
import dev.patchbay.telephony.Probing;
import dev.patchbay.telephony.Secret;
import dev.patchbay.telephony.SipAddress;
import dev.patchbay.telephony.SipTransport;
import dev.patchbay.templates.Account.Registering;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class FreeswitchConfigTest {

    private static final SipAddress EDGE =
            new SipAddress(new HostName("198.18.20.10"), 5060, SipTransport.TCP);

    @Test
    void rendersPeersAccountsAndTheEdgeAsTheGoldenFilesSay() throws IOException {
        var config =
                new FreeswitchConfig(
                        List.of(EDGE),
                        List.of(
                                new Peer(
                                        new GatewayName("t7-1"),
                                        SipAddress.udp("203.0.113.10", 5060),
                                        Optional.of(new HostName("acme.pstn.example"))),
                                new Peer(
                                        new GatewayName("t7-2"),
                                        SipAddress.udp("203.0.113.11", 5060),
                                        Optional.empty(),
                                        Optional.of(new Login("acme", new Secret("pe&er"))),
                                        new Probing(60, 3, 2))),
                        List.of(account("a2b4", "s;cr&t<x>\"'$${domain}"), byAnotherWay()));

        Golden.assertMatches("freeswitch/two-trunks", config.render());
        assertThat(config.engineConfig().gateways())
                .extracting(GatewayName::value)
                .containsExactlyInAnyOrder("teams", "t7-1", "t7-2", "t8-1", "t8-1-2");
    }

    @Test
    void givesEveryCustomerTheSameDialplan() {
        var none = new FreeswitchConfig(List.of(EDGE), List.of(), List.of()).render();
        var one =
                new FreeswitchConfig(List.of(EDGE), List.of(), List.of(account("user", "pw")))
                        .render();

        assertThat(one.get("dialplan.xml")).isEqualTo(none.get("dialplan.xml"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"/><param/x=\"y", "$${esl_password}", "a&amp;b", "<!--", "]]>", "a'b"})
    void writesAPasswordThatReadsBackAsItWas(String password) throws Exception {
        var file =
                new FreeswitchConfig(List.of(EDGE), List.of(), List.of(account("user", password)))
                        .render()
                        .getOrDefault("carriers.xml", "");

        // FreeSWITCH expands this in the text, before it reads it as XML
        assertThat(file).doesNotContain("$${");
        assertThat(parameter(file, "password")).isEqualTo(password);
    }

    @ParameterizedTest
    @ValueSource(strings = {"user\nx", "user\r", "us\u0000er", "us\u00e9r", "us\u2028er"})
    void refusesAnAccountNameTheFileWouldMisread(String username) {
        var config =
                new FreeswitchConfig(List.of(EDGE), List.of(), List.of(account(username, "pw")));

        assertThatThrownBy(config::render).isInstanceOf(RefusedValueException.class);
    }

    /// A carrier proves by it that a call comes from where the account is registered.
    @Test
    void givesEachAccountAWordThatOnlyItsCarrierCanKnow() {
        assertThat(account("user", "pw").line())
                .matches("[0-9a-f]{16}")
                .isEqualTo(account("user", "pw").line())
                .isNotEqualTo(account("user", "other").line());
    }

    private static String parameter(String file, String name) throws Exception {
        var parameters =
                DocumentBuilderFactory.newDefaultInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(file)))
                        .getElementsByTagName("param");
        for (int i = 0; i < parameters.getLength(); i++) {
            if (parameters.item(i) instanceof Element one
                    && one.getAttribute("name").equals(name)) {
                return one.getAttribute("value");
            }
        }
        return "";
    }

    /// The same account by its trunk's second proxy, with nothing registered.
    private static Account byAnotherWay() {
        return new Account(
                new GatewayName("t8-1-2"),
                "t8",
                SipAddress.udp("registrar.carrier.example", 5060),
                Optional.of(SipAddress.udp("proxy2.carrier.example", 5070)),
                Optional.empty(),
                "a2b4",
                "a2b4",
                new Secret("secret"),
                Duration.ofMinutes(5),
                AccountManner.USUAL,
                Registering.BY_ANOTHER_WAY,
                Media.USUAL);
    }

    private static Account account(String username, String password) {
        return new Account(
                new GatewayName("t8-1"),
                "t8",
                SipAddress.udp("registrar.carrier.example", 5060),
                Optional.of(SipAddress.udp("proxy.carrier.example", 5070)),
                Optional.of(new HostName("tel.carrier.example")),
                username,
                username + "-login",
                new Secret(password),
                Duration.ofMinutes(5),
                new AccountManner("carrier realm", CalledIn.TO),
                Registering.HERE,
                Media.USUAL);
    }
}
