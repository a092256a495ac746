package dev.patchbay.orchestrator.microsoft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.lab.graph.Delay;
import dev.patchbay.lab.graph.GraphServer;
import dev.patchbay.orchestrator.customer.CustomerId;
import dev.patchbay.orchestrator.customer.Customers;
import dev.patchbay.orchestrator.customer.DisplayName;
import dev.patchbay.orchestrator.numberplan.Numbers;
import dev.patchbay.orchestrator.teams.TenantId;
import dev.patchbay.orchestrator.teams.Tenants;
import dev.patchbay.orchestrator.trunk.Barring;
import dev.patchbay.orchestrator.trunk.Country;
import dev.patchbay.orchestrator.trunk.Habits;
import dev.patchbay.orchestrator.trunk.TrunkConnection;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.orchestrator.trunk.TrunkSettings;
import dev.patchbay.orchestrator.trunk.Trunks;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.Media;
import dev.patchbay.telephony.PhoneNumber;
import dev.patchbay.telephony.SipAddress;
import dev.patchbay.telephony.SipTransport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestConstructor;

/// Patchbay with Microsoft's own SDK against the lab's Graph over HTTP. The loop stands still;
/// tests do its rounds, so that they can stop in the middle of anything.
@SpringBootTest(
        properties = {
            "patchbay.secret-key-file=target/test-secret.key",
            "patchbay.microsoft.public-address=https://patchbay.example",
            "patchbay.microsoft.poll-every=60ms",
            "patchbay.microsoft.operation-patience=3s",
            "patchbay.microsoft.reading-patience=400ms"
        })
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
abstract class MicrosoftCase {

    static final String CLIENT = "11111111-2222-3333-4444-555555555555";
    static final String SECRET = "a-secret-of-the-lab";
    static final String ACME = "aaaaaaaa-0000-4000-8000-000000000001";
    static final String OTHER = "bbbbbbbb-0000-4000-8000-000000000002";
    static final PhoneNumber NUMBER = new PhoneNumber("+4722000100");
    static final PhoneNumber SECOND = new PhoneNumber("+4722000101");
    static final GraphServer GRAPH = started();

    private static final HttpClient BROWSER = HttpClient.newHttpClient();

    final Connections connections;
    final Applications applications;
    final Directory directory;
    final NumberChanges changes;
    final Numbers numbers;
    final Tenants tenants;
    final Customers customers;
    final Trunks trunks;
    final JdbcTemplate jdbc;
    final ApplicationContext context;
    TenantId acme = new TenantId(0);
    TrunkId trunk = new TrunkId(0);

    // each test connects anew, and the server counts tokens over a minute
    private final Set<String> tolerated = new HashSet<>(Set.of("token-is-cached"));

    MicrosoftCase(ApplicationContext context) {
        this.context = context;
        connections = context.getBean(Connections.class);
        applications = context.getBean(Applications.class);
        directory = context.getBean(Directory.class);
        changes = context.getBean(NumberChanges.class);
        numbers = context.getBean(Numbers.class);
        tenants = context.getBean(Tenants.class);
        customers = context.getBean(Customers.class);
        trunks = context.getBean(Trunks.class);
        jdbc = context.getBean(JdbcTemplate.class);
    }

    private static GraphServer started() {
        try {
            var server = GraphServer.start(0);
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @DynamicPropertySource
    static void microsoft(DynamicPropertyRegistry registry) {
        registry.add("patchbay.microsoft.authority", () -> GRAPH.address().toString());
        registry.add("patchbay.microsoft.graph", () -> GRAPH.address() + "/v1.0");
    }

    @BeforeEach
    void startWithOneCustomer() {
        context.getBean(MicrosoftLoop.class).stop();
        for (var table :
                List.of(
                        "microsoft_application",
                        "trunk_number",
                        "microsoft_wish",
                        "trunk_address",
                        "trunk",
                        "teams_tenant",
                        "customer")) {
            jdbc.update("delete from " + table);
        }
        GRAPH.reset();
        GRAPH.set(Delay.OPERATION, Duration.ofMillis(40));
        GRAPH.set(Delay.POLL_PAUSE, Duration.ofMillis(20));
        GRAPH.seed(
                """
                {"apps": [{"clientId": "%s", "secrets": ["%s"],
                           "redirectUris": ["https://patchbay.example/microsoft/consent"],
                           "permissions": ["Organization.Read.All", "User.Read.All",
                             "TeamsUserConfiguration.Read.All", "TeamsTelephoneNumber.ReadWrite.All"]}],
                 "tenants": [
                  {"id": "%s", "displayName": "Acme Shipping", "country": "NO", "domains": ["acme.example"],
                   "users": [
                     {"userPrincipalName": "kari@acme.example", "displayName": "Kari Nordmann"},
                     {"userPrincipalName": "ola@acme.example", "displayName": "Ola Nordmann"},
                     {"userPrincipalName": "unlicensed@acme.example", "plans": ["TEAMS1"]},
                     {"userPrincipalName": "nowhere@acme.example", "usageLocation": ""},
                     {"userPrincipalName": "sales@acme.example", "displayName": "Sales", "kind": "callQueue"},
                     {"userPrincipalName": "menu@acme.example", "displayName": "Menu", "kind": "autoAttendant"}]},
                  {"id": "%s", "displayName": "Other Company", "country": "NO", "domains": ["other.example"]}]}
                """
                        .formatted(CLIENT, SECRET, ACME, OTHER));
        var customer =
                customers.add(
                        customers.resellers().getFirst().id(), new DisplayName("Acme Shipping"));
        acme = tenants.add(customer.id(), "acme").id();
        trunk = aTrunkOf(customer.id());
        numbers.add(trunk, Set.of(NUMBER, SECOND));
        applications.use(CLIENT, SECRET);
    }

    /// How whoever asks Graph should behave is part of every test.
    @AfterEach
    void breaksNoRule() {
        assertThat(GRAPH.broken()).as(GRAPH.rules()).isSubsetOf(tolerated);
    }

    /// A rule this test breaks on purpose.
    void tolerate(String rule) {
        tolerated.add(rule);
    }

    TrunkId aTrunkOf(CustomerId customer) {
        return trunks.add(
                        customer,
                        new TrunkSettings(
                                new DisplayName("Carrier"),
                                new Country("NO"),
                                new TrunkConnection.StaticPeers(
                                        List.of(
                                                new SipAddress(
                                                        new HostName("203.0.113.10"),
                                                        5060,
                                                        SipTransport.UDP))),
                                Habits.USUAL,
                                Barring.NONE,
                                Media.USUAL,
                                Optional.empty()))
                .id();
    }

    /// Consents, and waits until the directory is there.
    void connect() {
        consent(connections.ask(acme, "acme.example"));
        settle();
        assertThat(connections.of(acme).orElseThrow().state())
                .as(connections.of(acme).orElseThrow().said())
                .isEqualTo(Connection.State.CONNECTED);
    }

    /// What an administrator's browser does: follows the link to Microsoft and comes back.
    Connections.Returned consent(URI link) {
        var came = new HashMap<String, String>();
        try {
            var answer =
                    BROWSER.send(
                            HttpRequest.newBuilder(link).timeout(Duration.ofSeconds(20)).build(),
                            BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
            var query =
                    URI.create(answer.headers().firstValue("Location").orElseThrow()).getQuery();
            for (var pair : query.split("&", -1)) {
                var parts = pair.split("=", 2);
                came.put(parts[0], parts[1]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return connections.returned(returnOf(came));
    }

    private static ConsentReturn returnOf(Map<String, String> came) {
        return new ConsentReturn(
                came.getOrDefault("state", ""),
                came.getOrDefault("tenant", ""),
                "True".equals(came.get("admin_consent")),
                came.getOrDefault("error", ""));
    }

    /// One round of the loop, of everything that is due.
    void round() {
        var now = Clock.systemUTC().instant();
        for (var duty : context.getBeansOfType(Duty.class).values()) {
            duty.due(now, new HashSet<>()).forEach(due -> due.task().run());
        }
    }

    /// Goes round until nothing is left to do.
    void settle() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    round();
                    return quiet();
                });
    }

    private boolean quiet() {
        var open =
                jdbc.queryForObject(
                        "select count(*) from microsoft_change where next_step is not null",
                        Long.class);
        var looking =
                jdbc.queryForObject(
                        "select count(*) from microsoft_connection where next_sync <= current_timestamp"
                                + " or state = 'VERIFYING'",
                        Long.class);
        return open != null && open == 0 && looking != null && looking == 0;
    }

    NumberChange latest(PhoneNumber number) {
        return changes.latest(number).orElseThrow();
    }

    Optional<String> holder(PhoneNumber number) {
        return GRAPH.holder(ACME, number.e164());
    }

    String idOf(String principal) {
        return GRAPH.accountId(ACME, principal);
    }
}
