package dev.patchbay.orchestrator.microsoft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.patchbay.lab.graph.AppIdentity;
import dev.patchbay.lab.graph.Call;
import dev.patchbay.lab.graph.Delay;
import dev.patchbay.lab.graph.Fault;
import dev.patchbay.orchestrator.microsoft.Connection.State;
import dev.patchbay.orchestrator.microsoft.Connections.Returned;
import dev.patchbay.orchestrator.numberplan.Assignment.AutoAttendant;
import dev.patchbay.orchestrator.numberplan.Assignment.CallQueue;
import dev.patchbay.orchestrator.numberplan.Assignment.TeamsUser;
import dev.patchbay.telephony.InvalidValueException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ApplicationContext;

/// Consent, the directory and the comparison; run once for each database.
abstract class Connecting extends MicrosoftCase {

    Connecting(ApplicationContext context) {
        super(context);
    }

    @Test
    void connectsATenantAndReadsItsAccounts() {
        connect();

        var connection = connections.of(acme).orElseThrow();
        assertThat(connection.organisation()).isEqualTo("Acme Shipping");
        assertThat(connection.permissions()).contains(Permission.NUMBERS.role());
        assertThat(directory.size(acme)).isEqualTo(new Directory.Size(6, 3, 2, 0));
        assertThat(directory.search(acme, "nord kari", false, 10))
                .extracting(Directory.Entry::principal)
                .containsExactly("kari@acme.example");
        assertThat(directory.search(acme, "sal", true, 10))
                .extracting(Directory.Entry::principal)
                .containsExactly("sales@acme.example");
    }

    @Test
    void asksWhetherTheRightOrganisationConsented() {
        // given
        GRAPH.admin(OTHER, true, Set.of());
        consent(connections.ask(acme, "acme.example"));
        settle();

        // then
        var doubtful = connections.of(acme).orElseThrow();
        assertThat(doubtful.state()).isEqualTo(State.DOUBTFUL);
        assertThat(doubtful.said()).contains("Other Company", "acme.example");
        numbers.assign(NUMBER, new TeamsUser("kari@acme.example"));
        assertThat(changes.latest(NUMBER)).isEmpty();

        // when
        connections.confirm(acme);
        settle();

        // then
        assertThat(connections.of(acme).orElseThrow().state()).isEqualTo(State.CONNECTED);
    }

    @Test
    void takesATenantByItsSbcNameAsProof() {
        GRAPH.seed(
                """
                {"tenants": [{"id": "%s", "displayName": "Acme Shipping",
                  "domains": ["acme.sbc.example.com"]}]}
                """
                        .formatted(ACME));

        consent(connections.ask(acme, "misspelt.example"));
        settle();

        assertThat(connections.of(acme).orElseThrow().state()).isEqualTo(State.CONNECTED);
    }

    @Test
    void leadsNoConnectionAwayToAnotherOrganisation() {
        var old = connections.ask(acme, "acme.example");
        connect();
        GRAPH.admin(OTHER, true, Set.of());

        consent(old);
        settle();

        assertThat(connections.of(acme).orElseThrow().organisation()).isEqualTo("Acme Shipping");
        assertThat(connections.of(acme).orElseThrow().state()).isEqualTo(State.CONNECTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "x y", "../../etc", "'; drop table trunk; --"})
    void knowsAForgedState(String state) {
        connections.ask(acme, "acme.example");

        assertThat(connections.returned(new ConsentReturn(state, ACME, true, "")))
                .isEqualTo(Returned.UNKNOWN);
        assertThat(connections.of(acme).orElseThrow().state()).isEqualTo(State.ASKED);
    }

    @Test
    void takesAStateOnceUnchangedAndInTime() {
        var state = state();
        var forged = (state.charAt(0) == 'A' ? "B" : "A") + state.substring(1);
        assertThat(connections.returned(new ConsentReturn(forged, ACME, true, "")))
                .isEqualTo(Returned.UNKNOWN);
        assertThat(connections.returned(new ConsentReturn(state, ACME, true, "")))
                .isEqualTo(Returned.TAKEN);
        assertThat(connections.returned(new ConsentReturn(state, ACME, true, "")))
                .isEqualTo(Returned.UNKNOWN);

        var late = state();
        jdbc.update("update microsoft_consent set expires = current_timestamp");
        assertThat(connections.returned(new ConsentReturn(late, ACME, true, "")))
                .isEqualTo(Returned.UNKNOWN);
    }

    private String state() {
        return connections.ask(acme, "acme.example").getQuery().replaceAll(".*state=", "");
    }

    @Test
    void tellsThatAnAdministratorDeclined() {
        GRAPH.admin("", false, Set.of());

        assertThat(consent(connections.ask(acme, "acme.example"))).isEqualTo(Returned.DECLINED);
        assertThat(connections.of(acme).orElseThrow().said()).contains("access_denied");
    }

    /// Somebody calls the address with a directory that never consented.
    @Test
    void believesNoDirectoryWithoutItsToken() {
        assertThat(connections.returned(new ConsentReturn(state(), OTHER, true, "")))
                .isEqualTo(Returned.TAKEN);
        round();

        var connection = connections.of(acme).orElseThrow();
        assertThat(connection.state()).isEqualTo(State.VERIFYING);
        assertThat(connection.said()).contains("AADSTS");
        connections.disconnect(acme);
    }

    @Test
    void waitsForPermissionsThatAreNotInTokensYet() {
        GRAPH.set(Delay.CONSENT, Duration.ofMillis(700));
        consent(connections.ask(acme, "acme.example"));
        round();
        assertThat(connections.of(acme).orElseThrow().state()).isEqualTo(State.VERIFYING);

        Awaitility.await()
                .until(() -> {
                    connections.check(acme);
                    round();
                    return connections.of(acme).orElseThrow().state() == State.CONNECTED;
                });
    }

    @Test
    void readsOnlyWhatChangedUntilMicrosoftHasForgottenWhatThatIs() {
        connect();
        GRAPH.deleteAccount(ACME, "ola@acme.example");
        connections.read(acme);
        settle();
        assertThat(directory.byPrincipal(acme, "ola@acme.example")).isEmpty();
        assertThat(directory.size(acme).accounts()).isEqualTo(5);

        GRAPH.fault(Call.USERS_DELTA, new Fault.Refuses(410, "resyncRequired", 0), 1);
        connections.read(acme);
        settle();
        assertThat(connections.of(acme).orElseThrow().syncSaid()).isEmpty();
        assertThat(directory.size(acme).accounts()).isEqualTo(5);
    }

    @Test
    void readsAllAnewWhereItsMarkIsRefused() {
        connect();
        GRAPH.deleteAccount(ACME, "ola@acme.example");
        GRAPH.fault(Call.USERS_DELTA, new Fault.Refuses(400, "Directory_ExpiredPageToken", 0), 1);

        connections.read(acme);
        settle();

        assertThat(connections.of(acme).orElseThrow().syncSaid()).isEmpty();
        assertThat(directory.size(acme).accounts()).isEqualTo(5);
    }

    @Test
    void showsWhatDiffersAndMakesItSoInEitherDirection() {
        // given one number assigned here alone, and one there alone
        numbers.assign(NUMBER, new TeamsUser("kari@acme.example"));
        GRAPH.seed(
                """
                {"tenants": [{"id": "%s", "displayName": "Acme Shipping", "numbers": [
                  {"telephoneNumber": "+4722000101", "assignedTo": "ola@acme.example"},
                  {"telephoneNumber": "+4722000999", "assignedTo": "sales@acme.example"}]}]}
                """
                        .formatted(ACME));
        connect();
        var comparison = context.getBean(Comparison.class);
        assertThat(comparison.of(acme))
                .extracting(it -> it.number().e164(), Comparison.Difference::sentence)
                .containsExactly(
                        tuple("+4722000100", "Assigned here alone."),
                        tuple(
                                "+4722000101",
                                "Assigned at Microsoft alone; calls to it are refused here."),
                        tuple(
                                "+4722000999",
                                "Microsoft knows it; it is on none of the customer's trunks."));

        // when
        comparison.keepOurs(NUMBER);
        comparison.takeTheirs(acme, SECOND, false);
        settle();

        // then
        assertThat(holder(NUMBER)).contains(idOf("kari@acme.example"));
        assertThat(numbers.byNumber(SECOND).orElseThrow().assignment())
                .contains(new TeamsUser("ola@acme.example"));
        assertThat(comparison.of(acme))
                .extracting(it -> it.number().e164())
                .contains("+4722000999");
    }

    /// Microsoft says 'resource account', whichever it is.
    @Test
    void keepsTheKindAnAdminChose() {
        connect();
        numbers.assign(NUMBER, new AutoAttendant("sales@acme.example"));
        settle();
        assertThat(holder(NUMBER)).contains(idOf("sales@acme.example"));

        numbers.assign(NUMBER, new CallQueue("sales@acme.example"));
        connections.read(acme);
        settle();

        assertThat(numbers.byNumber(NUMBER).orElseThrow().assignment())
                .contains(new CallQueue("sales@acme.example"));
        assertThat(context.getBean(Comparison.class).of(acme)).isEmpty();
        assertThat(GRAPH.requests(Call.ASSIGN)).isEqualTo(1);
        assertThat(GRAPH.requests(Call.UNASSIGN)).isZero();
    }

    /// The server takes an assertion only if it is signed with the key of a certificate it knows.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void connectsWithACertificateMicrosoftKnows(boolean known) {
        var identity = AppIdentity.made();
        GRAPH.seed(
                """
                {"apps": [{"clientId": "%s", "certificates": ["%s"],
                           "redirectUris": ["https://patchbay.example/microsoft/consent"],
                           "permissions": ["Organization.Read.All", "User.Read.All",
                             "TeamsUserConfiguration.Read.All", "TeamsTelephoneNumber.ReadWrite.All"]}]}
                """
                        .formatted(
                                CLIENT,
                                (known ? identity : AppIdentity.made())
                                        .certificatePem()
                                        .replace("\n", "\\n")));
        applications.use(CLIENT, identity.keyPem() + identity.certificatePem());

        if (known) {
            connect();
            assertThat(directory.size(acme).accounts()).isEqualTo(6);
        } else {
            tolerate("assertion-is-fresh");
            consent(connections.ask(acme, "acme.example"));
            round();
            assertThat(connections.of(acme).orElseThrow().state()).isEqualTo(State.VERIFYING);
            assertThat(connections.of(acme).orElseThrow().said()).contains("AADSTS700027");
        }
    }

    @Test
    void tellsTheSecondOfTwoAdminsWhoAssignANumberAtOnce() throws Exception {
        connect();
        var told = new AtomicInteger();
        var start = new CountDownLatch(1);
        var admins = new ArrayList<Thread>();
        for (var whom : List.of("kari@acme.example", "ola@acme.example")) {
            admins.add(
                    Thread.ofVirtual()
                            .start(() -> {
                                try {
                                    start.await();
                                    numbers.assign(NUMBER, new TeamsUser(whom), "");
                                } catch (InvalidValueException e) {
                                    assertThat(e.expected()).contains("meanwhile", "@acme");
                                    told.incrementAndGet();
                                } catch (InterruptedException e) {
                                    Thread.currentThread().interrupt();
                                }
                            }));
        }
        start.countDown();
        for (var admin : admins) {
            admin.join();
        }

        assertThat(told).hasValue(1);
        settle();
        assertThat(holder(NUMBER))
                .contains(
                        idOf(
                                numbers.byNumber(NUMBER)
                                        .orElseThrow()
                                        .assignment()
                                        .orElseThrow()
                                        .target()));
    }

    @Test
    void forgetsWhatItReadOfATenantThatIsDisconnected() {
        connect();

        connections.disconnect(acme);

        assertThat(connections.of(acme)).isEqualTo(Optional.empty());
        assertThat(directory.size(acme).accounts()).isZero();
    }

    @Test
    void asksForNoConsentWithoutAnApplication() {
        applications.forget();

        assertThatThrownBy(() -> connections.ask(acme, "acme.example"))
                .isInstanceOf(InvalidValueException.class);
    }

    @Test
    void keepsTheCredentialOnlyEncrypted() {
        assertThat(
                        jdbc.queryForList(
                                "select sealed_credential from microsoft_application",
                                String.class))
                .hasSize(1)
                .noneMatch(text -> text.contains(SECRET));
        assertThat(applications.current().orElseThrow().toString()).doesNotContain(SECRET);
    }
}
