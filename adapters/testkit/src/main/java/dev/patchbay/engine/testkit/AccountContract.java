package dev.patchbay.engine.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.patchbay.engine.spi.EngineRefusedException;
import dev.patchbay.engine.spi.GatewayName;
import dev.patchbay.engine.spi.GatewayState.Failure;
import dev.patchbay.engine.spi.GatewayState.Health;
import dev.patchbay.lab.carrier.Registrar.Mood;
import dev.patchbay.lab.sip.SipMessage.Header;
import dev.patchbay.lab.sip.call.OngoingCall;
import dev.patchbay.telephony.AccountManner;
import dev.patchbay.telephony.CalledIn;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.SipAddress;
import dev.patchbay.templates.Account;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Carriers we register at: whose calls are taken, and where they write the number.
public abstract class AccountContract extends EngineCase {

    private static final String OTHER_NUMBER = "+4722000177";
    private static final String THIRD_NUMBER = "+4722000188";

    @AfterEach
    void forgetTheAccount() throws Exception {
        carrier.registrar(new Mood.Welcoming());
        session.apply(config(List.of()));
    }

    @Test
    void registersAtACarrierAndTakesItsCalls() throws Exception {
        // given
        register(AccountManner.USUAL);
        admits("127.0.0.2");

        // when: the number stands in To alone
        var call = called(carrier, null, NUMBER, null);

        // then
        awaitConnected(call);
        assertThat(onlyCallAt(edge).number()).isEqualTo(NUMBER);
        call.hangUp();
        assertThat(records(1).getFirst().origin()).isEqualTo("t3");
    }

    @Test
    void refusesACallToItsContactFromWhereItDidNotRegister() throws Exception {
        // given
        register(AccountManner.USUAL);
        admits("127.0.0.2");

        // when
        var call = called(other, null, NUMBER, null);

        // then
        awaitOver(call);
        assertThat(call.report().status()).isEqualTo(403);
        assertThat(edge.taken).isEmpty();
        assertThat(records(1).getFirst().route()).contains("origin-unknown");
    }

    @Test
    void goesByTheContactAloneWhereTheCarriersAddressesAreNotKnown() throws Exception {
        // given
        register(AccountManner.USUAL);
        admits("any");

        // when
        var call = called(other, null, NUMBER, null);

        // then
        awaitConnected(call);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // place, in the Request-URI, in To, in P-Called-Party-ID, taken
                "FIRST_FOUND, +4722000100, +4722000177, +4722000188, +4722000100",
                "FIRST_FOUND, -, +4722000177, +4722000188, +4722000177",
                "FIRST_FOUND, -, acme, +4722000188, +4722000188",
                "REQUEST_URI, +4722000100, +4722000177, +4722000188, +4722000100",
                "TO, +4722000100, +4722000177, +4722000188, +4722000177",
                "P_CALLED_PARTY_ID, +4722000100, +4722000177, +4722000188, +4722000188",
                "P_CALLED_PARTY_ID, +4722000100, +4722000177, -, +4722000100"
            })
    void takesTheNumberFromWhereTheCarrierWritesIt(
            CalledIn place, @Nullable String uri, String to, @Nullable String party, String taken)
            throws Exception {
        // given
        register(new AccountManner(Optional.empty(), "", place));
        admits("127.0.0.2");

        // when
        var call = called(carrier, uri, to, party);

        // then
        awaitConnected(call);
        assertThat(onlyCallAt(edge).number()).isEqualTo(taken);
        call.hangUp();
        assertThat(records(1).getFirst().dialled()).isEqualTo(taken);
    }

    @Test
    void registersAndCallsByWayOfAProxy() throws Exception {
        // given: nobody is where the registrar's name leads
        var registrar =
                new SipAddress(
                        new HostName("registrar.carrier.example"),
                        5060,
                        carrier.address().transport());
        var manner = new AccountManner(Optional.of(carrier.address()), "", CalledIn.FIRST_FOUND);

        // when
        session.apply(
                config(
                        List.of(
                                account(
                                        SipPeer.ACCOUNT_PASSWORD,
                                        registrar,
                                        Optional.empty(),
                                        manner))));

        // then
        await().atMost(PATIENCE).until(() -> state(ACCOUNT).health() == Health.UP);
        outbound(NUMBER, dial(trunk(ACCOUNT)));
        awaitConnected(teamsCalls("+4790000077"));
        var invite = onlyCallAt(carrier).invite();
        assertThat(invite.requestUri().orElseThrow().host()).isEqualTo("registrar.carrier.example");
    }

    /// An engine's own next try would come minutes later.
    @Test
    void triesNoMoreOnceTheRegistrarForbidsItUntilItIsTold() throws Exception {
        // given
        carrier.registrar(new Mood.Forbidding());
        session.apply(config(List.of(account(AccountManner.USUAL))));
        await().atMost(PATIENCE)
                .until(() -> state(ACCOUNT).failure().filter(Failure::forbidden).isPresent());

        // when
        session.stopRegistering(ACCOUNT);

        // then
        await().atMost(PATIENCE)
                .until(() -> state(ACCOUNT).failure().filter(Failure::stopped).isPresent());
        assertThat(state(ACCOUNT).detail()).contains("403");

        // when
        carrier.registrar(new Mood.Welcoming());
        session.register(ACCOUNT);

        // then
        await().atMost(PATIENCE).until(() -> state(ACCOUNT).health() == Health.UP);
    }

    @Test
    void tellsThatTheRegistrarIsBusyAndTriesAtOnceWhenTold() throws Exception {
        // given
        carrier.registrar(new Mood.Busy(OptionalInt.of(77)));
        session.apply(config(List.of(account(AccountManner.USUAL))));

        // when
        await().atMost(PATIENCE)
                .until(() -> state(ACCOUNT).failure().flatMap(Failure::status).isPresent());

        // then: not every engine keeps to Retry-After
        var failure = state(ACCOUNT).failure().orElseThrow();
        assertThat(failure.status()).contains(503);
        assertThat(failure.rest())
                .satisfiesAnyOf(
                        it -> assertThat(it).isEmpty(),
                        it -> assertThat(it).contains(Duration.ofSeconds(77)));
        assertThat(failure.stopped()).isFalse();

        // when
        carrier.registrar(new Mood.Welcoming());
        session.register(ACCOUNT);

        // then
        await().atMost(PATIENCE).until(() -> state(ACCOUNT).health() == Health.UP);
    }

    @Test
    void asksForLongerWhereTheRegistrarFindsItTooBrief() throws Exception {
        session.apply(config(List.of(account(AccountManner.USUAL, Duration.ofSeconds(30)))));

        await().atMost(PATIENCE).until(() -> state(ACCOUNT).health() == Health.UP);
    }

    @Test
    void refusesToTryAnAccountThereIsNot() {
        assertThatThrownBy(() -> session.register(new GatewayName("t9-9")))
                .isInstanceOf(EngineRefusedException.class);
    }

    private Account account(AccountManner manner) {
        return account(SipPeer.ACCOUNT_PASSWORD, carrier.address(), Optional.empty(), manner);
    }

    private Account account(AccountManner manner, Duration refreshEvery) {
        var usual = account(manner);
        return new Account(
                usual.gateway(),
                usual.origin(),
                usual.registrar(),
                usual.domain(),
                usual.username(),
                usual.loginName(),
                usual.password(),
                refreshEvery,
                usual.manner(),
                usual.registers(),
                usual.media());
    }

    private void register(AccountManner manner) throws Exception {
        session.apply(config(List.of(account(manner))));
        await().atMost(PATIENCE).until(() -> state(ACCOUNT).health() == Health.UP);
    }

    private void admits(String address) throws Exception {
        var toNumber = "1|dial|test|15|teams:%s@" + TENANT;
        session.writeTable(
                Map.of(
                        "from/t3/" + address,
                        "yes",
                        "in/t3/" + NUMBER,
                        toNumber.formatted(NUMBER),
                        "in/t3/" + OTHER_NUMBER,
                        toNumber.formatted(OTHER_NUMBER),
                        "in/t3/" + THIRD_NUMBER,
                        toNumber.formatted(THIRD_NUMBER)),
                Set.of());
    }

    /// @param uri the user part the carrier writes into our contact's place, or null to leave ours
    private OngoingCall called(
            SipPeer from, @Nullable String uri, String to, @Nullable String party) {
        var contact = carrier.contact().orElseThrow();
        var target =
                uri == null
                        ? contact.text()
                        : contact.text().replaceFirst("sip:[^@]+@", "sip:" + uri + "@");
        var headers =
                party == null
                        ? List.<Header>of()
                        : List.of(
                                header(
                                        "P-Called-Party-ID",
                                        "\"Acme, (Oslo)\" <sip:%s@carrier.example>"
                                                .formatted(party)));
        return from.callsUri(engine.carrierSide(), target, to, CALLER, headers);
    }
}
