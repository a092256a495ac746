package dev.patchbay.orchestrator.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.orchestrator.edge.Authority;
import dev.patchbay.orchestrator.edge.Check;
import dev.patchbay.orchestrator.edge.EdgeOnPaper;
import dev.patchbay.orchestrator.edge.Finding;
import dev.patchbay.orchestrator.edge.SbcCertificate;
import dev.patchbay.orchestrator.edge.Verdict;
import dev.patchbay.telephony.HostName;
import dev.patchbay.templates.EdgeConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One good set-up, and the ways to break it. TLS and sockets are real; only names, routes and the
/// time elsewhere are made up.
class PreflightTest {

    private static final HostName BASE = new HostName("dr.voiceops.example");
    private static final HostName ACME = new HostName("acme.dr.voiceops.example");
    private static final HostName PUBLIC = new HostName("203.0.113.10");
    private static final HostName HUB_ADDRESS = new HostName("52.114.1.1");
    private static final String FIRST_HUB = "sip.pstnhub.microsoft.com";
    private static final Authority PUBLIC_CA = new Authority("Public");
    private static final Authority MICROSOFT = new Authority("Microsoft");
    private static final SbcCertificate HUB =
            MICROSOFT.issue(Authority.rsaOrder(2048).names(FIRST_HUB, "*.pstnhub.microsoft.com"));

    @TempDir Path folder;

    private final Map<HostName, List<HostName>> names = new HashMap<>();
    private final Map<HostName, InetSocketAddress> routes = new HashMap<>();
    private final ArrayDeque<TlsServer> servers = new ArrayDeque<>();
    private HostName domain = BASE;
    private HostName publicAddress = PUBLIC;
    private HostName customer = ACME;
    private List<String> networks = List.of("52.112.0.0/14", "52.120.0.0/14");
    private @Nullable SbcCertificate uploaded =
            PUBLIC_CA.issue(Authority.rsaOrder(2048).names(BASE.value(), "*." + BASE));
    private @Nullable SbcCertificate shown = uploaded;
    private Optional<HostName> further = Optional.empty();
    private Optional<Instant> elsewhere = Optional.of(Clock.systemUTC().instant());
    private boolean rootsWhole = true;

    @BeforeEach
    void aGoodSetUp() {
        names.put(BASE, List.of(PUBLIC));
        names.put(ACME, List.of(PUBLIC));
        EdgeConfig.MICROSOFT_HUBS.forEach(hub -> names.put(hub, List.of(HUB_ADDRESS)));
        routes.put(HUB_ADDRESS, server(HUB));
    }

    @AfterEach
    void closeServers() {
        servers.forEach(TlsServer::close);
    }

    @Test
    void findsNothingWrongWithAGoodSetUp() {
        assertThat(findings()).allMatch(it -> it.verdict() == Verdict.PASS);
        assertThat(findings())
                .extracting(Finding::check)
                .containsAll(EnumSet.complementOf(EnumSet.of(Check.CERTIFICATE_THERE)));
    }

    @Test
    void findsABaseDomainThatLeavesNoRoomForCustomers() {
        domain = new HostName("a-rather-long-name-for-a-base-domain.voiceops.example");
        customer = new HostName("acme." + domain);
        names.put(domain, List.of(PUBLIC));
        names.put(customer, List.of(PUBLIC));
        issue(Authority.rsaOrder(2048).names(domain.value(), "*." + domain));

        assertFailed(Check.NAME_LENGTHS);
    }

    @Test
    void looksAtEachEdgeByItsOwnNames() {
        var other = new HostName("dr2.voiceops.example");
        further = Optional.of(other);

        // then
        assertFailed(Check.CERTIFICATE_NAMES, Check.NAME_RESOLVES);
        assertThat(failed())
                .extracting(Finding::about)
                .contains(other.value(), "acme.dr2.voiceops.example");

        // when
        List.of(other, ACME.below(other)).forEach(name -> names.put(name, List.of(PUBLIC)));
        issue(
                Authority.rsaOrder(2048)
                        .names(BASE.value(), "*." + BASE, other.value(), "*." + other));

        // then
        assertThat(failed()).isEmpty();
    }

    @Test
    void findsACustomerWhoseNameLeadsNowhere() {
        names.remove(ACME);

        assertFailed(Check.NAME_RESOLVES);
        assertThat(failed().getFirst().about()).isEqualTo(ACME.value());
    }

    @Test
    void findsABaseDomainWithTwoAddresses() {
        names.put(BASE, List.of(PUBLIC, new HostName("203.0.113.11")));

        assertFailed(Check.NAME_RESOLVES);
        assertThat(failed().getFirst().seen()).isEqualTo("203.0.113.10, 203.0.113.11");
    }

    @Test
    void findsAnAddressBehindNat() {
        publicAddress = new HostName("10.0.0.7");
        names.put(BASE, List.of(publicAddress));
        names.put(ACME, List.of(publicAddress));

        assertFailed(Check.PUBLIC_ADDRESS);
    }

    @Test
    void findsAClosedPort() {
        shown = null;

        assertFailed(Check.PORT_OPEN);
    }

    @Test
    void findsThatThereIsNoCertificate() {
        uploaded = null;

        assertFailed(Check.CERTIFICATE_THERE, Check.CERTIFICATE_SHOWN);
    }

    @Test
    void findsAKeyThatIsNotRsa() {
        issue(Authority.ecOrder().names(BASE.value(), "*." + BASE));

        assertFailed(Check.CERTIFICATE_RSA, Check.TLS_SUITES);
    }

    @Test
    void findsAKeyThatIsTooShort() {
        issue(Authority.rsaOrder(1024).names(BASE.value(), "*." + BASE));

        assertThat(failed()).extracting(Finding::check).contains(Check.CERTIFICATE_RSA);
    }

    @Test
    void findsAWildcardThatDoesNotCoverTheBase() {
        issue(Authority.rsaOrder(2048).names("*." + BASE));

        assertFailed(Check.CERTIFICATE_NAMES);
        assertThat(failed().getFirst().seen()).endsWith("missing: dr.voiceops.example");
    }

    @Test
    void findsACertificateForClients() {
        issue(Authority.rsaOrder(2048).names(BASE.value(), "*." + BASE).forClients());

        assertFailed(Check.CERTIFICATE_FOR_SERVERS);
    }

    @Test
    void findsAnExpiredCertificate() {
        issue(
                Authority.rsaOrder(2048)
                        .names(BASE.value(), "*." + BASE)
                        .valid(Duration.ofDays(-90), Duration.ofDays(-1)));

        assertFailed(Check.CERTIFICATE_DATES);
    }

    @Test
    void warnsOfACertificateThatEndsSoon() {
        issue(
                Authority.rsaOrder(2048)
                        .names(BASE.value(), "*." + BASE)
                        .valid(Duration.ofDays(-60), Duration.ofDays(20)));

        assertThat(findings())
                .filteredOn(it -> it.verdict() != Verdict.PASS)
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.verdict()).isEqualTo(Verdict.WARN);
                    assertThat(it.seen()).contains("19 days more");
                });
    }

    @Test
    void findsAChainWithoutItsIssuer() {
        var whole = PUBLIC_CA.issue(Authority.rsaOrder(2048).names(BASE.value(), "*." + BASE));
        use(new SbcCertificate(List.of(whole.leaf()), whole.key()));

        assertFailed(Check.CERTIFICATE_CHAIN);
    }

    @Test
    void findsAChainInTheWrongOrder() {
        var whole = PUBLIC_CA.issue(Authority.rsaOrder(2048).names(BASE.value(), "*." + BASE));
        var order = List.of(whole.leaf(), PUBLIC_CA.root(), PUBLIC_CA.issuer());
        uploaded = new SbcCertificate(order, whole.key());
        shown = whole;

        assertFailed(Check.CERTIFICATE_CHAIN);
    }

    @Test
    void findsAnEdgeThatStillShowsTheCertificateBefore() {
        shown = PUBLIC_CA.issue(Authority.rsaOrder(2048).names(BASE.value(), "*." + BASE));

        assertFailed(Check.CERTIFICATE_SHOWN);
    }

    @Test
    void findsATrustStoreWithoutOneOfMicrosoftsRoots() {
        rootsWhole = false;

        assertFailed(Check.TRUST_STORE);
    }

    @Test
    void findsAnAccessListThatShutsAHubOut() {
        networks = List.of("52.120.0.0/14");

        assertFailed(Check.HUB_LET_IN);
    }

    @Test
    void findsAHubNobodyCanReach() {
        names.remove(new HostName(FIRST_HUB));

        assertFailed(Check.HUB_LET_IN, Check.HUB_ANSWERS);
    }

    @Test
    void findsSomebodyElseInTheHubsPlace() {
        routes.put(
                HUB_ADDRESS,
                server(
                        new Authority("Proxy")
                                .issue(
                                        Authority.rsaOrder(2048)
                                                .names(FIRST_HUB, "*.pstnhub.microsoft.com"))));

        assertFailed(Check.HUB_ANSWERS);
    }

    @Test
    void findsAClockThatIsTenMinutesWrong() {
        elsewhere = Optional.of(Clock.systemUTC().instant().minus(Duration.ofMinutes(10)));

        assertFailed(Check.CLOCK);
        assertThat(failed().getFirst().seen()).isEqualTo("600 seconds ahead");
    }

    @Test
    void saysOneThingAboutFiveThousandCustomers() {
        var checks =
                new AddressChecks(
                        new Translated(names, routes, elsewhere),
                        paper().edge().configs().getFirst());
        var thousands =
                IntStream.range(0, 5000)
                        .mapToObj(i -> new HostName("c%d.%s".formatted(i, BASE)))
                        .peek(name -> names.put(name, List.of(PUBLIC)))
                        .toList();
        names.remove(thousands.getLast());

        assertThat(checks.resolve(thousands)).hasSize(3);
    }

    private void issue(Authority.Order order) {
        use(PUBLIC_CA.issue(order));
    }

    private void use(SbcCertificate certificate) {
        uploaded = certificate;
        shown = certificate;
    }

    private void assertFailed(Check... checks) {
        assertThat(
                        failed().stream()
                                .map(Finding::check)
                                .collect(
                                        Collectors.toCollection(() -> EnumSet.noneOf(Check.class))))
                .as("%s", failed())
                .isEqualTo(Set.of(checks));
    }

    private List<Finding> failed() {
        return findings().stream().filter(it -> it.verdict() == Verdict.FAIL).toList();
    }

    private EdgeOnPaper paper() {
        return new EdgeOnPaper(
                folder,
                further.map(other -> List.of(domain, other)).orElse(List.of(domain)),
                publicAddress,
                List.of(customer),
                networks,
                List.of(PUBLIC_CA.root(), MICROSOFT.root()),
                Optional.ofNullable(uploaded));
    }

    private List<Finding> findings() {
        var edge = paper();
        var written = edge.edge();
        if (!rootsWhole) {
            truncate(edge.trustStore());
        }
        if (shown != null) {
            routes.put(publicAddress, server(shown));
        }
        return new Preflight(
                        written,
                        edge.certificates(written, Clock.systemUTC()),
                        edge.tenants(),
                        new Translated(names, routes, elsewhere),
                        Clock.systemUTC())
                .run();
    }

    private static void truncate(Path file) {
        try {
            var text = Files.readString(file);
            Files.writeString(file, text.substring(text.indexOf("-----BEGIN", 20)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private InetSocketAddress server(SbcCertificate certificate) {
        var server = new TlsServer(certificate);
        servers.push(server);
        return server.place();
    }
}
