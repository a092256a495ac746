package dev.patchbay.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.engine.spi.GatewayName;
import dev.patchbay.telephony.AccountManner;
import dev.patchbay.telephony.CalledIn;
import dev.patchbay.telephony.Codec;
import dev.patchbay.telephony.Dtmf;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.Ipv4Network;
import dev.patchbay.telephony.Login;
import dev.patchbay.telephony.Media;
import dev.patchbay.telephony.Probing;
import dev.patchbay.telephony.RootCertificate;
import dev.patchbay.telephony.Secret;
import dev.patchbay.telephony.SessionTimer;
import dev.patchbay.telephony.SipAddress;
import dev.patchbay.telephony.SipTransport;
import dev.patchbay.telephony.Srtp;
import dev.patchbay.templates.Account.Registering;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
                        List.of(account("a2b4", "s;cr#t\\[x]\""), byAnotherWay()),
                        Map.of(
                                Ipv4Network.parse("198.51.100.0/25"), Media.USUAL,
                                Ipv4Network.parse("203.0.113.11/32"), Media.USUAL,
                                Ipv4Network.parse("203.0.113.10/32"), Media.USUAL));

        // when
        var files = config.render();

        // then
        assertThat(files.keySet()).containsExactly("extensions.conf", "pjsip.conf");
        assertThat(files.get("pjsip.conf")).isEqualTo(golden("asterisk/two-trunks/pjsip.conf"));
        assertThat(config.engineConfig().gateways())
                .extracting(GatewayName::value)
                .containsExactlyInAnyOrder("teams", "t7-1", "t7-2", "t8-1", "t8-1-2");
    }

    /// Incoming calls of carriers known by address share one endpoint for each kind of audio.
    @Test
    void rendersTheAudioOfTrunksAsTheGoldenFileSays() {
        // given
        var strict =
                new Media(
                        List.of(Codec.PCMU, Codec.PCMA),
                        Srtp.REQUIRED,
                        Dtmf.INFO,
                        SessionTimer.OFFERED,
                        Optional.of(Duration.ofHours(1)));
        var either =
                new Media(
                        Media.USUAL.codecs(),
                        Srtp.OPTIONAL,
                        Dtmf.IN_BAND,
                        SessionTimer.NONE,
                        Optional.empty());
        var limited =
                new Media(
                        Media.USUAL.codecs(),
                        Srtp.OFF,
                        Dtmf.RFC4733,
                        SessionTimer.NONE,
                        Optional.of(Duration.ofHours(1)));
        var config =
                new AsteriskConfig(
                        List.of(EDGE),
                        List.of(
                                new Peer(
                                        new GatewayName("t7-1"),
                                        SipAddress.udp("203.0.113.10", 5060),
                                        Optional.empty(),
                                        strict)),
                        List.of(account("a2b4", "pw", either)),
                        Map.of(
                                Ipv4Network.of(new HostName("203.0.113.10")), strict,
                                Ipv4Network.of(new HostName("203.0.113.11")), strict.withoutLimit(),
                                Ipv4Network.of(new HostName("203.0.113.12")), limited,
                                Ipv4Network.of(new HostName("203.0.113.13")), Media.USUAL,
                                Ipv4Network.of(new HostName("203.0.113.14")), either));

        // when
        var files = config.render();

        // then
        assertThat(files.get("pjsip.conf")).isEqualTo(golden("asterisk/media/pjsip.conf"));
    }

    /// Each is compared with every call.
    @Test
    void namesTheNetworksOfVeryManyAddressesThatNeedNotBeToldApart() {
        // given
        var sources = new HashMap<Ipv4Network, Media>();
        for (var each = 0; each < 500; each++) {
            sources.put(address("203.0.%d.%d".formatted(each / 250, each % 250)), Media.USUAL);
        }
        var exact = config(sources);

        // when
        sources.put(address("198.51.100.7"), Media.USUAL); // alone in its network
        sources.put(Ipv4Network.parse("198.51.101.0/25"), Media.USUAL);
        sources.put(address("198.51.101.200"), Media.USUAL);
        sources.put(address("198.18.20.77"), Media.USUAL); // beside the edge
        sources.put(address("198.18.20.78"), Media.USUAL);
        sources.put(address("203.0.113.1"), Media.USUAL); // beside one of other audio
        sources.put(address("203.0.113.2"), srtp());
        var many = config(sources);

        // then
        assertThat(matches(exact, "carriers")).hasSize(500).contains("203.0.0.249", "203.0.1.0");
        assertThat(matches(many, "carriers"))
                .containsExactlyInAnyOrder(
                        "203.0.0.0/24",
                        "203.0.1.0/24",
                        "198.51.100.7",
                        "198.51.101.0/24",
                        "198.18.20.77",
                        "198.18.20.78",
                        "203.0.113.1");
        assertThat(matches(many, Incoming.endpoint(srtp()))).containsExactly("203.0.113.2");
        assertThat(matches(many, "teams")).containsExactly(EDGE.host().value());
    }

    private static Media srtp() {
        return new Media(
                Media.USUAL.codecs(),
                Srtp.REQUIRED,
                Dtmf.RFC4733,
                SessionTimer.NONE,
                Optional.empty());
    }

    private static Ipv4Network address(String address) {
        return Ipv4Network.of(new HostName(address));
    }

    private static String config(Map<Ipv4Network, Media> sources) {
        return new AsteriskConfig(List.of(EDGE), List.of(), List.of(), sources)
                .render()
                .getOrDefault("pjsip.conf", "");
    }

    private static List<String> matches(String config, String endpoint) {
        var section = config.indexOf("[%s]\ntype = identify\n".formatted(endpoint));
        return config.substring(section)
                .lines()
                .skip(3)
                .takeWhile(line -> line.startsWith("match = "))
                .map(line -> line.substring("match = ".length()))
                .toList();
    }

    @Test
    void trustsATrunksOwnAuthorityBesideThePublicOnesWhereItIsReachedByTls() {
        var root = RootCertificate.everybodys().getFirst();
        var address = new SipAddress(new HostName("203.0.113.10"), 5061, SipTransport.TLS);
        var media = Media.USUAL.with(Optional.of(root));
        var byTls =
                new AsteriskConfig(
                        List.of(EDGE),
                        List.of(
                                new Peer(
                                        new GatewayName("t7-1"), address, Optional.empty(), media)),
                        List.of(),
                        Map.of(Ipv4Network.of(address.host()), media));
        var none = new AsteriskConfig(List.of(EDGE), List.of(), List.of(), Map.of());

        assertThat(byTls.render().get("pjsip.conf"))
                .contains("[transport-tls](machine-tls)", "transport = transport-tls")
                .contains("endpoint = carriers\nmatch = 203.0.113.10");
        assertThat(byTls.render().get("carrier-roots.pem")).endsWith(root.pem());
        assertThat(none.render()).doesNotContainKey("carrier-roots.pem");
        assertThat(none.render().get("pjsip.conf")).doesNotContain("transport-tls");
    }

    @Test
    void givesEveryCustomerTheSameDialplan() {
        var none = new AsteriskConfig(List.of(EDGE), List.of(), List.of(), Map.of()).render();
        var one =
                new AsteriskConfig(
                                List.of(EDGE), List.of(), List.of(account("user", "pw")), Map.of())
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
                        List.of(EDGE), List.of(), List.of(account(username, "pw")), Map.of());

        assertThatThrownBy(config::render).hasMessageContaining("pjsip.conf");
    }

    @Test
    void neverPrintsAPassword() {
        assertThat(account("user", "hunter2").toString()).doesNotContain("hunter2");
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
        return account(username, password, Media.USUAL);
    }

    private static Account account(String username, String password, Media media) {
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
                media);
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
