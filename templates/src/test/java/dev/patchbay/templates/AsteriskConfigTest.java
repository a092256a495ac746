package dev.patchbay.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.engine.spi.GatewayName;
import dev.patchbay.telephony.AccountManner;
import dev.patchbay.telephony.CalledIn;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.Ipv4Network;
import dev.patchbay.telephony.Login;
import dev.patchbay.telephony.Probing;
import dev.patchbay.telephony.Secret;
import dev.patchbay.telephony.SipAddress;
import dev.patchbay.telephony.SipTransport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AsteriskConfigTest {

    private static final SipAddress EDGE =
            new SipAddress(new HostName("198.18.20.10"), 5060, SipTransport.TCP);

    @Test
    void rendersPeersAccountsAndTheEdgeAsTheGoldenFileSays() {
        // given
        var config =
                new AsteriskConfig(
                        List.of(EDGE),
                        List.of(
                                new Peer(
                                        new GatewayName("t7-1"),
                                        SipAddress.udp("203.0.113.10", 5060),
                                        Optional.of(new HostName("acme.pstn.example"))),
                                new Peer(
                                        new GatewayName("t7-2"),
                                        SipAddress.udp("sip2.carrier.example", 5062),
                                        Optional.empty(),
                                        Optional.of(new Login("acme", new Secret("pe;er"))),
                                        new Probing(60, 3, 2))),
                        List.of(account("a2b4", "s;cr#t\\[x]\"")),
                        Set.of(
                                Ipv4Network.parse("198.51.100.0/25"),
                                Ipv4Network.parse("203.0.113.11/32"),
                                Ipv4Network.parse("203.0.113.10/32")));

        // when
        var files = config.render();

        // then
        assertThat(files.keySet()).containsExactly("extensions.conf", "pjsip.conf");
        assertThat(files.get("pjsip.conf")).isEqualTo(golden("asterisk/two-trunks/pjsip.conf"));
        assertThat(config.engineConfig().gateways())
                .extracting(GatewayName::value)
                .containsExactlyInAnyOrder("teams", "t7-1", "t7-2", "t8-1");
    }

    @Test
    void givesEveryCustomerTheSameDialplan() {
        var none = new AsteriskConfig(List.of(EDGE), List.of(), List.of(), Set.of()).render();
        var one =
                new AsteriskConfig(
                                List.of(EDGE), List.of(), List.of(account("user", "pw")), Set.of())
                        .render();

        assertThat(one.get("extensions.conf")).isEqualTo(none.get("extensions.conf"));
        assertThat(none.get("pjsip.conf")).doesNotContain("identify\nendpoint = carriers");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user\npassword = x",
                "user\r",
                "us;er",
                "us;er\\",
                "usér",
                "user\u0000",
                "user\u2028x"
            })
    void refusesAnAccountNameTheFileWouldMisread(String username) {
        var config =
                new AsteriskConfig(
                        List.of(EDGE), List.of(), List.of(account(username, "pw")), Set.of());

        assertThatThrownBy(config::render).hasMessageContaining("pjsip.conf");
    }

    @Test
    void neverPrintsAPassword() {
        assertThat(account("user", "hunter2").toString()).doesNotContain("hunter2");
    }

    private static Account account(String username, String password) {
        return new Account(
                new GatewayName("t8-1"),
                "t8",
                SipAddress.udp("registrar.carrier.example", 5060),
                Optional.of(new HostName("tel.carrier.example")),
                username,
                username + "-login",
                new Secret(password),
                Duration.ofMinutes(5),
                new AccountManner(
                        Optional.of(SipAddress.udp("proxy.carrier.example", 5070)),
                        "carrier realm",
                        CalledIn.TO),
                true);
    }

    private static String golden(String file) {
        try (var in = AsteriskConfigTest.class.getResourceAsStream("/golden/" + file)) {
            return in == null
                    ? "no golden file " + file
                    : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
