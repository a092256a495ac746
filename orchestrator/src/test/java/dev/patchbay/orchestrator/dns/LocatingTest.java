package dev.patchbay.orchestrator.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.orchestrator.dns.Located.Found;
import dev.patchbay.orchestrator.dns.Located.NotTold;
import dev.patchbay.orchestrator.dns.Located.Nowhere;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.SipAddress;
import dev.patchbay.telephony.SipTransport;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocatingTest {

    /// Long, because answers come at once; what is silent is asked with less.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration LITTLE = Duration.ofMillis(300);
    private static final HostName OURS = new HostName("198.51.100.99");

    private final OwnNameServer server = new OwnNameServer();

    @BeforeEach
    void startWithACarrier() {
        server.has("plain.example", "A", "203.0.113.2", "203.0.113.1");
        server.has("alias.example", "CNAME", "plain.example.");
        server.has(
                "_sip._udp.srv.example",
                "SRV",
                "20 0 5070 b.srv.example.",
                "10 5 5060 a.srv.example.");
        server.has("_sip._tcp.srv.example", "SRV", "1 1 5064 a.srv.example.");
        server.has("_sips._tcp.srv.example", "SRV", "1 1 5071 a.srv.example.");
        server.has("a.srv.example", "A", "203.0.113.10");
        server.has("b.srv.example", "CNAME", "c.srv.example.");
        server.has("c.srv.example", "A", "203.0.113.11");
        server.has("_sip._tcp.tcp.example", "SRV", "1 1 5060 a.srv.example.");
        server.has(
                "naptr.example",
                "NAPTR",
                "20 10 \"s\" \"SIP+D2U\" \"\" _sip._udp.srv.example.",
                "10 20 \"s\" \"SIPS+D2T\" \"\" _sips._tcp.srv.example.",
                "10 10 \"S\" \"sip+d2t\" \"\" _sip._tcp.srv.example.",
                "1 1 \"u\" \"E2U+sip\" \"!^.*$!sip:info@evil.example!\" .",
                "1 1 \"s\" \"SIP+D2S\" \"\" _sip._sctp.srv.example.");
        server.has("naptr.example", "A", "203.0.113.66");
        server.has("_sip._udp.none.example", "SRV", "0 0 0 .");
        server.has("none.example", "A", "203.0.113.66");
        server.has("_sip._udp.gone.example", "SRV", "1 1 5060 nobody.example.");
        server.has(
                "_sip._udp.half.example",
                "SRV",
                "1 1 5060 nobody.example.",
                "2 1 5060 a.srv.example.");
    }

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "203.0.113.9   | 5070 | TCP | 203.0.113.9:5070;transport=tcp",
                "203.0.113.9   | -    | TLS | 203.0.113.9:5061;transport=tls",
                "plain.example | 5080 | UDP | 203.0.113.1:5080;transport=udp 203.0.113.2:5080;transport=udp",
                "alias.example | 5080 | UDP | 203.0.113.1:5080;transport=udp 203.0.113.2:5080;transport=udp",
                "plain.example | -    | -   | 203.0.113.1:5060;transport=udp 203.0.113.2:5060;transport=udp",
                "plain.example | -    | TCP | 203.0.113.1:5060;transport=tcp 203.0.113.2:5060;transport=tcp",
                "plain.example | -    | TLS | 203.0.113.1:5061;transport=tls 203.0.113.2:5061;transport=tls",
                "srv.example   | -    | UDP | 203.0.113.10:5060;transport=udp 203.0.113.11:5070;transport=udp",
                "srv.example   | -    | -   | 203.0.113.10:5060;transport=udp 203.0.113.11:5070;transport=udp",
                "srv.example   | -    | TCP | 203.0.113.10:5064;transport=tcp",
                "srv.example   | -    | TLS | 203.0.113.10:5071;transport=tls",
                "tcp.example   | -    | -   | 203.0.113.10:5060;transport=tcp",
                "naptr.example | -    | -   | 203.0.113.10:5064;transport=tcp",
                "naptr.example | -    | UDP | 203.0.113.66:5060;transport=udp",
                "half.example  | -    | UDP | 203.0.113.10:5060;transport=udp"
            })
    void findsTheServersOf(
            String host, @Nullable Integer port, @Nullable SipTransport transport, String servers) {
        var found = found(place(host, port, transport));

        assertThat(found.servers().stream().map(SipServer::toString))
                .containsExactly(servers.split(" ", -1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody.example", "none.example", "gone.example"})
    void isCertainThatANameLeadsNowhere(String host) {
        assertThat(locate(place(host, null, SipTransport.UDP)))
                .isEqualTo(new Nowhere("The name %s is not found in DNS.".formatted(host)));
    }

    @Test
    void keepsWhatSrvRecordsSayOfEachServer() {
        var servers = found(place("srv.example", null, SipTransport.UDP)).servers();

        assertThat(servers)
                .containsExactly(
                        new SipServer(
                                new HostName("a.srv.example"),
                                new HostName("203.0.113.10"),
                                5060,
                                SipTransport.UDP,
                                10,
                                5),
                        new SipServer(
                                new HostName("b.srv.example"),
                                new HostName("203.0.113.11"),
                                5070,
                                SipTransport.UDP,
                                20,
                                0));
    }

    @Test
    void saysTheSameInWhateverOrderTheNameServerAnswers() {
        var records = new String[] {"203.0.113.1", "203.0.113.2", "203.0.113.3"};
        server.has("plain.example", "A", records);
        var once = found(place("plain.example", 5060, SipTransport.UDP));

        Collections.reverse(Arrays.asList(records));
        server.has("plain.example", "A", records);

        assertThat(found(place("plain.example", 5060, SipTransport.UDP))).isEqualTo(once);
    }

    @Test
    void knowsNothingWhereTheNameServerIsInTrouble() {
        server.isTroubledBy("plain.example");
        server.isTroubledBy("_sip._tcp.srv.example");
        server.isTroubledBy("b.srv.example");

        assertThat(locate(place("plain.example", 5060, SipTransport.UDP)))
                .isInstanceOfSatisfying(
                        NotTold.class,
                        it ->
                                assertThat(it.why())
                                        .startsWith(
                                                "The name server does not say which A records"
                                                        + " plain.example has: "));
        assertThat(locate(place("srv.example", null, SipTransport.TCP)))
                .isInstanceOf(NotTold.class);
        // one of two servers found would be taken for all there are
        assertThat(locate(place("srv.example", null, SipTransport.UDP)))
                .isInstanceOf(NotTold.class);
    }

    @Test
    void knowsNothingWhereTheNameServerIsSilent() {
        server.isSilentAbout("plain.example");

        var located =
                new Locating(servers().within(LITTLE, PATIENCE), address -> false)
                        .locate(place("plain.example", 5060, SipTransport.UDP));

        assertThat(located).isInstanceOf(NotTold.class);
    }

    @Test
    void takesNoLongerAltogetherThanItMay() {
        var located =
                new Locating(servers().within(PATIENCE, Duration.ZERO), address -> false)
                        .locate(place("plain.example", 5060, SipTransport.UDP));

        assertThat(located).isEqualTo(new NotTold("DNS took longer than 0 seconds."));
    }

    @Test
    void takesNoMoreThanEightOfAThousandAddresses() {
        server.has(
                "plain.example",
                "A",
                IntStream.range(0, 1000)
                        .mapToObj(it -> "203.0.%d.%d".formatted(110 + it / 250, it % 250))
                        .toArray(String[]::new));

        assertThat(found(place("plain.example", 5060, SipTransport.UDP)).servers())
                .hasSize(Locating.MOST);
    }

    @Test
    void asksAboutNoMoreThanEightOfAThousandServers() {
        // given
        var names = IntStream.range(0, 1000).mapToObj("s%d.many.example"::formatted).toList();
        server.has(
                "_sip._udp.many.example",
                "SRV",
                names.stream()
                        .map(it -> "%d 1 5060 %s.".formatted(names.indexOf(it), it))
                        .toArray(String[]::new));
        names.forEach(it -> server.has(it, "A", "203.0.113." + (names.indexOf(it) % 250)));
        var before = server.questions();

        // when
        var servers = found(place("many.example", null, SipTransport.UDP)).servers();

        // then: the one that is too long for UDP is asked twice
        assertThat(servers).hasSize(Locating.MOST);
        assertThat(server.questions() - before).isLessThanOrEqualTo(2 + Locating.MOST);
    }

    @Test
    void doesNotFollowAliasesInACircle() {
        server.has("one.example", "CNAME", "other.example.");
        server.has("other.example", "CNAME", "one.example.");

        assertThat(locate(place("one.example", 5060, SipTransport.UDP)))
                .isNotInstanceOf(Found.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "0.0.0.0",
                "169.254.169.254",
                "224.0.0.1",
                "255.255.255.255",
                "198.51.100.99"
            })
    void trustsNoAddressThatNoCarrierCanHave(String address) {
        server.has("evil.example", "A", address);
        server.has("mixed.example", "A", address, "203.0.113.1");

        assertThat(locate(place("evil.example", 5060, SipTransport.UDP)))
                .isEqualTo(
                        new Nowhere(
                                "The name evil.example leads to %s, which no carrier can have."
                                        .formatted(address)));
        var mixed = found(place("mixed.example", 5060, SipTransport.UDP));
        assertThat(mixed.servers()).hasSize(1);
        assertThat(mixed.refused()).containsExactly(new HostName(address));
    }

    @Test
    void reachesACarrierByItsPrivateAddress() {
        server.has("tunnel.example", "A", "10.20.30.40");

        assertThat(found(place("tunnel.example", 5060, SipTransport.UDP)).refused()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"5, 60", "300, 300", "86400, 3600"})
    void believesAnAnswerForAMinuteAtLeastAndAnHourAtMost(long told, long believed) {
        server.has("plain.example", "A", told, "203.0.113.1");

        assertThat(found(place("plain.example", 5060, SipTransport.UDP)).lifetime())
                .isEqualTo(Duration.ofSeconds(believed));
    }

    private static SipAddress place(
            String host, @Nullable Integer port, @Nullable SipTransport transport) {
        return SipAddress.of(
                new HostName(host), Optional.ofNullable(port), Optional.ofNullable(transport));
    }

    private Found found(SipAddress place) {
        var located = locate(place);
        assertThat(located).isInstanceOf(Found.class);
        return (Found) located;
    }

    private Located locate(SipAddress place) {
        return new Locating(
                        servers().within(PATIENCE, PATIENCE),
                        address -> Unfit.contains(address) || address.equals(OURS))
                .locate(place);
    }

    private NameServers servers() {
        return new NameServers(new NameServerProperties(List.of(server.address())));
    }
}
