package dev.patchbay.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.engine.spi.CallId;
import dev.patchbay.engine.spi.CallRecord;
import dev.patchbay.engine.spi.CallRecord.DialResult;
import dev.patchbay.engine.spi.CallRecord.EndedBy;
import dev.patchbay.engine.spi.CallRecord.RoutedBy;
import dev.patchbay.engine.spi.Direction;
import dev.patchbay.orchestrator.customer.Customers;
import dev.patchbay.orchestrator.customer.DisplayName;
import dev.patchbay.orchestrator.dns.RecordName;
import dev.patchbay.orchestrator.dns.TxtRecords;
import dev.patchbay.orchestrator.edge.Authority;
import dev.patchbay.orchestrator.edge.Certificates;
import dev.patchbay.orchestrator.edge.EdgeOnPaper;
import dev.patchbay.orchestrator.engine.RecordKeeper;
import dev.patchbay.orchestrator.onboarding.Onboardings;
import dev.patchbay.orchestrator.onboarding.Step;
import dev.patchbay.orchestrator.teams.TeamsTenant;
import dev.patchbay.orchestrator.teams.TenantId;
import dev.patchbay.orchestrator.teams.Tenants;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.InvalidValueException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestConstructor;

/// What is stored about Teams: the certificate and the onboardings; run once for each database.
@SpringBootTest(properties = "patchbay.secret-key-file=target/test-secret.key")
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
abstract class StoredTeams {

    private static final Authority AUTHORITY = new Authority("Stored");
    private static final String FQDN = "acme.sbc.example.com";

    private final Tenants tenants;
    private final Customers customers;
    private final Onboardings onboardings;
    private final Certificates certificates;
    private final TxtRecords txtRecords;
    private final RecordKeeper keeper;
    private final JdbcTemplate jdbc;
    private TenantId acme = new TenantId(0);

    StoredTeams(ApplicationContext context) {
        tenants = context.getBean(Tenants.class);
        customers = context.getBean(Customers.class);
        onboardings = context.getBean(Onboardings.class);
        certificates = context.getBean(Certificates.class);
        txtRecords = context.getBean(TxtRecords.class);
        keeper = context.getBean(RecordKeeper.class);
        jdbc = context.getBean(JdbcTemplate.class);
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add(
                "patchbay.edge.extra-roots-file",
                () -> file("stored-roots.pem", EdgeOnPaper.pem(AUTHORITY.root())));
        registry.add("patchbay.teams.dns-hook", () -> file("dns-hook", hook()));
    }

    /// Writes down what it was told, and fails for one name.
    private static String hook() {
        return """
        #!/bin/sh
        [ "$3" = "MS=ms666666" ] && { echo "no such zone"; exit 3; }
        printf '%s|%s|%s' "$1" "$2" "$3" > target/dns-hook-said
        """;
    }

    private static Path file(String name, String text) {
        try {
            var file = Files.writeString(Path.of("target", name), text).toAbsolutePath();
            return Files.setPosixFilePermissions(
                    file, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void startWithOneTenant() {
        for (var table : List.of("call_record", "teams_tenant", "customer", "sbc_certificate")) {
            jdbc.update("delete from " + table);
        }
        var customer =
                customers.add(
                        customers.resellers().getFirst().id(), new DisplayName("Acme Shipping"));
        acme = tenants.add(customer.id(), "acme").id();
    }

    @Test
    void takesATenantFromItsDomainToItsFirstCall() {
        // given
        assertThat(onboardings.of(acme).step()).isEqualTo(Step.DOMAIN);

        // when
        onboardings.told(acme, List.of(" \"MS=ms12345678\" "));
        for (var step :
                List.of(
                        Step.TXT_RECORD,
                        Step.VERIFIED,
                        Step.ACCOUNT,
                        Step.ACTIVATION,
                        Step.ROUTES)) {
            assertThat(onboardings.of(acme).step()).isEqualTo(step);
            onboardings.done(acme, step);
        }

        // then
        assertThat(onboardings.proven(acme).step()).isEqualTo(Step.TEST_CALL);
        keep(FQDN, Optional.empty());
        assertThat(onboardings.proven(acme).step()).isEqualTo(Step.TEST_CALL);
        keep(FQDN, Optional.of(Duration.ofSeconds(3)));
        assertThat(onboardings.proven(acme).step()).isEqualTo(Step.LIVE);
        assertThat(onboardings.of(acme).txts()).contains("MS=ms12345678");
    }

    @Test
    void knowsATenantByItsName() {
        for (var name : List.of(FQDN, "ACME.sbc.example.com")) {
            assertThat(tenants.named(name)).map(TeamsTenant::id).contains(acme);
        }
        for (var name : List.of("", "globex.sbc.example.com", "acme.example.com", "sbc2;x")) {
            assertThat(tenants.named(name)).isEmpty();
        }
    }

    @Test
    void isNotMovedTwiceByTwoAdminsWhoLookAtOnePage() {
        onboardings.told(acme, List.of("MS=ms12345678"));
        onboardings.done(acme, Step.TXT_RECORD);

        assertThatThrownBy(() -> onboardings.done(acme, Step.TXT_RECORD))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("Verify the domain");
        assertThat(onboardings.back(acme).step()).isEqualTo(Step.TXT_RECORD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ms12345678", "MS=ms12345678; rm", "MS=ms1\n2345678", "MS=msabc"})
    void refusesWhatMicrosoftDoesNotShow(String txt) {
        assertThatThrownBy(() -> onboardings.told(acme, List.of(txt)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("MS=ms12345678");
        assertThat(onboardings.of(acme).step()).isEqualTo(Step.DOMAIN);
    }

    @Test
    void holdsATenantForLiveWhoseCallsComeAlready() {
        keep(FQDN, Optional.of(Duration.ofSeconds(3)));

        assertThat(onboardings.of(acme).step()).isEqualTo(Step.LIVE);
    }

    @Test
    void forgetsTheOnboardingOfATenantThatIsRemoved() {
        onboardings.told(acme, List.of("MS=ms12345678"));

        tenants.remove(acme);

        assertThat(jdbc.queryForObject("select count(*) from tenant_onboarding", Long.class))
                .isZero();
    }

    @Test
    void publishesARecordByTheHookAndRepeatsItsComplaint() throws Exception {
        assertThat(txtRecords.publish(RecordName.of(new HostName(FQDN)), "MS=ms12345678"))
                .isEmpty();
        assertThat(Files.readString(Path.of("target/dns-hook-said")))
                .isEqualTo("add|acme.sbc.example.com|MS=ms12345678");
        assertThat(txtRecords.publish(RecordName.of(new HostName(FQDN)), "MS=ms666666"))
                .isEqualTo("exit status 3: no such zone");
    }

    @Test
    void keepsTheNewestCertificateAndItsKeyOnlyEncrypted() {
        // given
        var first =
                AUTHORITY.issue(
                        Authority.rsaOrder(2048).names("sbc.example.com", "*.sbc.example.com"));
        var second =
                AUTHORITY.issue(
                        Authority.rsaOrder(2048).names("sbc.example.com", "*.sbc.example.com"));

        // when
        certificates.use(first);
        certificates.use(second);

        // then
        var stored = certificates.current().orElseThrow().certificate();
        assertThat(stored.leaf()).isEqualTo(second.leaf());
        assertThat(stored.key()).isEqualTo(second.key());
        assertThat(jdbc.queryForList("select sealed_key from sbc_certificate", String.class))
                .hasSize(2)
                .noneMatch(text -> text.contains("PRIVATE"));
    }

    @Test
    void keepsTheCertificateThereIsWhenTeamsWouldRefuseTheNewOne() {
        var good =
                AUTHORITY.issue(
                        Authority.rsaOrder(2048).names("sbc.example.com", "*.sbc.example.com"));
        certificates.use(good);

        assertThatThrownBy(() ->
                        certificates.use(
                                AUTHORITY.issue(
                                        Authority.ecOrder()
                                                .names("sbc.example.com", "*.sbc.example.com"))))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("RSA");
        assertThat(certificates.current().orElseThrow().certificate().leaf())
                .isEqualTo(good.leaf());
    }

    private void keep(String origin, Optional<Duration> talked) {
        var now = Clock.systemUTC().instant();
        keeper.keep(
                "engine-1",
                List.of(
                        new CallRecord(
                                new CallId(
                                        "call-%d"
                                                .formatted(
                                                        now.toEpochMilli()
                                                                + (talked.isPresent() ? 1 : 0))),
                                "c082beb4@198.18.10.50",
                                Direction.OUTBOUND,
                                origin,
                                "+4790000001",
                                "+4722000100",
                                "1|dial|outbound|120|trunk:t1-1:*",
                                RoutedBy.TABLE,
                                Optional.empty(),
                                now.minusSeconds(10),
                                now.plus(Duration.ofSeconds(1)),
                                Optional.of(Duration.ofMillis(300)),
                                talked,
                                talked.isPresent() ? DialResult.ANSWERED : DialResult.BUSY,
                                16,
                                200,
                                "",
                                EndedBy.CALLER)));
    }
}
