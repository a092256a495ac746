package dev.patchbay.engine.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.patchbay.engine.spi.CallRecord;
import dev.patchbay.engine.spi.EngineRefusedException;
import dev.patchbay.engine.spi.GatewayName;
import dev.patchbay.engine.spi.GatewayState.Failure;
import dev.patchbay.engine.spi.GatewayState.Health;
import dev.patchbay.lab.carrier.Registrar.Mood;
import dev.patchbay.lab.sip.SipMessage.Header;
import dev.patchbay.lab.sip.SipUri;
import dev.patchbay.lab.sip.call.OngoingCall;
import dev.patchbay.telephony.AccountManner;
import dev.patchbay.telephony.CalledIn;
import dev.patchbay.telephony.SipAddress;
import dev.patchbay.templates.Account.Registering;
import dev.patchbay.templates.Peer;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
    private static final SipAddress REGISTRAR = SipAddress.udp("registrar.carrier.example", 5060);
    private static final GatewayName OTHER = new GatewayName("t3-2");
    private static final GatewayName BY_SECOND_WAY = new GatewayName("t3-1-2");

    /// How long a request is repeated that nobody answers (RFC 3261 section 17.1.2.2).
    private static final Duration TIMER_F = Duration.ofSeconds(32);

    /// FreeSWITCH goes round its accounts once a second, and has changed what it says by the second
    /// time.
    private static final Duration ENGINES_ROUNDS = Duration.ofSeconds(4);

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
        register(new AccountManner("", place));
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
        // when
        apply(by(carrier.address()));

        // then
        awaitUp(ACCOUNT);
        outbound(NUMBER, dial(trunk(ACCOUNT)));
        awaitConnected(teamsCalls("+4790000077"));
        var invite = onlyCallAt(carrier).invite();
        assertThat(invite.requestUri().orElseThrow().host()).isEqualTo("registrar.carrier.example");
    }

    @Test
    void takesTheCallsOfEachOfATrunksAccounts() throws Exception {
        // given
        apply(account(), account().other().called(OTHER));
        awaitUp(ACCOUNT, OTHER);
        admits("127.0.0.2");

        for (var account : List.of(SipPeer.ACCOUNT, SipPeer.OTHER_ACCOUNT)) {
            // when
            var call = calledAt(carrier.contact(account).orElseThrow(), carrier, NUMBER);

            // then
            awaitConnected(call);
            call.hangUp();
        }
        assertThat(records(2)).extracting(CallRecord::origin).containsExactly("t3", "t3");
    }

    @Test
    void callsByTheAccountTheRouteNames() throws Exception {
        // given: a carrier that asks each call who it is
        apply(account(), account().other().called(OTHER));
        awaitUp(ACCOUNT, OTHER);
        carrier.demandLogin();
        outbound(NUMBER, dial(trunk(OTHER), trunk(ACCOUNT)));

        // when
        awaitConnected(teamsCalls("+4790000077"));

        // then
        assertThat(onlyCallAt(carrier).invite().first("Proxy-Authorization"))
                .hasValueSatisfying(
                        it -> assertThat(it).contains("username=\"" + SipPeer.OTHER_LOGIN + "\""));
    }

    /// What the orchestrator moves a registration on: the first proxy takes all and says nothing.
    @Test
    void registersAndCallsByTheSecondProxyOnceTheFirstIsSilent() throws Exception {
        try (var silent = new DatagramSocket(new InetSocketAddress("127.0.0.6", 0))) {
            // given
            var first = SipAddress.udp("127.0.0.6", silent.getLocalPort());
            apply(by(first), byAnother(carrier.address()).registering(Registering.BY_ANOTHER_WAY));
            await().atMost(TIMER_F.plus(PATIENCE))
                    .until(() -> state(ACCOUNT).failure().isPresent());
            assertThat(state(ACCOUNT).failure().flatMap(Failure::status).orElse(408))
                    .isEqualTo(408);

            // when
            apply(by(first).registering(Registering.BY_ANOTHER_WAY), byAnother(carrier.address()));

            // then
            await().atMost(PATIENCE).until(() -> carrier.contact().isPresent());
            awaitUp(BY_SECOND_WAY);
            outbound(NUMBER, dial(trunk(ACCOUNT), trunk(BY_SECOND_WAY)));
            awaitConnected(teamsCalls("+4790000077"));
            assertThat(onlyCallAt(carrier).number()).isEqualTo("+4790000077");

            // and
            admits("127.0.0.2");
            var call = called(carrier, null, NUMBER, null);
            awaitConnected(call);
            call.hangUp();
            assertThat(records(1)).extracting(CallRecord::origin).contains("t3");
        }
    }

    @Test
    void registersByTheFirstProxyAgainOnceThatIsWanted() throws Exception {
        // given
        apply(
                by(carrier.address()).registering(Registering.BY_ANOTHER_WAY),
                byAnother(other.address()));
        awaitUp(BY_SECOND_WAY);
        assertThat(other.contact()).isPresent();
        carrier.forgetRegistrations();

        // when
        apply(
                by(carrier.address()),
                byAnother(other.address()).registering(Registering.BY_ANOTHER_WAY));

        // then
        await().atMost(PATIENCE).until(() -> carrier.contact().isPresent());
        await().atMost(PATIENCE).until(() -> other.contact().isEmpty());
        awaitUp(ACCOUNT);
    }

    /// An engine's own next try would come minutes later.
    @Test
    void triesNoMoreOnceTheRegistrarForbidsItUntilItIsTold() throws Exception {
        // given
        carrier.registrar(new Mood.Forbidding());
        apply(account());
        await().atMost(PATIENCE)
                .until(() -> state(ACCOUNT).failure().filter(Failure::forbidden).isPresent());

        // when
        session.stopRegistering(ACCOUNT);

        // then
        await().atMost(PATIENCE)
                .until(() -> state(ACCOUNT).failure().filter(Failure::stopped).isPresent());
        assertThat(state(ACCOUNT).detail()).contains("403");
        await().during(ENGINES_ROUNDS)
                .atMost(PATIENCE)
                .until(() -> state(ACCOUNT).failure().filter(Failure::stopped).isPresent());
        assertThat(state(ACCOUNT).detail()).contains("403");

        // when
        carrier.registrar(new Mood.Welcoming());
        session.register(ACCOUNT);

        // then
        awaitUp(ACCOUNT);
    }

    /// Carriers block who asks on; each change of any trunk is a change of the config.
    @Test
    void asksARegistrarThatForbidsItNoMoreWhateverElseChanges() throws Exception {
        // given
        carrier.registrar(new Mood.Forbidding());
        apply(account());
        await().atMost(PATIENCE)
                .until(() -> state(ACCOUNT).failure().filter(Failure::forbidden).isPresent());
        session.stopRegistering(ACCOUNT);
        await().atMost(PATIENCE)
                .until(() -> state(ACCOUNT).failure().filter(Failure::stopped).isPresent());
        carrier.forgetRegistrations();
        carrier.registrar(new Mood.Welcoming());

        // when
        session.apply(
                config(List.of(new Peer(FIRST, carrier.address())), List.of(account().build())));

        // then: Asterisk lets up to ten seconds pass before it registers
        await().during(Duration.ofSeconds(12))
                .atMost(PATIENCE)
                .until(() -> carrier.contact().isEmpty());
    }

    @Test
    void tellsThatTheRegistrarIsBusyAndTriesAtOnceWhenTold() throws Exception {
        // given
        carrier.registrar(new Mood.Busy(OptionalInt.of(77)));
        apply(account());

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
        awaitUp(ACCOUNT);
    }

    @Test
    void asksForLongerWhereTheRegistrarFindsItTooBrief() throws Exception {
        apply(account().refreshing(Duration.ofSeconds(30)));

        awaitUp(ACCOUNT);
    }

    @Test
    void refusesToTryAnAccountThereIsNot() {
        assertThatThrownBy(() -> session.register(new GatewayName("t9-9")))
                .isInstanceOf(EngineRefusedException.class);
    }

    private AnAccount account() {
        return AnAccount.at(carrier.address());
    }

    /// The account by a proxy, where nobody is where the registrar's name leads.
    private static AnAccount by(SipAddress proxy) {
        return AnAccount.at(REGISTRAR).by(proxy);
    }

    private static AnAccount byAnother(SipAddress proxy) {
        return by(proxy).called(BY_SECOND_WAY);
    }

    private void apply(AnAccount... accounts) throws Exception {
        session.apply(config(Arrays.stream(accounts).map(AnAccount::build).toList()));
    }

    private void awaitUp(GatewayName... accounts) {
        for (var account : accounts) {
            await().atMost(PATIENCE).until(() -> state(account).health() == Health.UP);
        }
    }

    private void register(AccountManner manner) throws Exception {
        apply(account().with(manner));
        awaitUp(ACCOUNT);
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
        return called(carrier.contact().orElseThrow(), from, uri, to, party);
    }

    private OngoingCall calledAt(SipUri contact, SipPeer from, String to) {
        return called(contact, from, null, to, null);
    }

    private OngoingCall called(
            SipUri contact, SipPeer from, @Nullable String uri, String to, @Nullable String party) {
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
