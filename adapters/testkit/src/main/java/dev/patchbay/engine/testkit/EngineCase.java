package dev.patchbay.engine.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.engine.spi.CallId;
import dev.patchbay.engine.spi.CallRecord;
import dev.patchbay.engine.spi.EngineConfig;
import dev.patchbay.engine.spi.EngineEvent;
import dev.patchbay.engine.spi.EngineEvent.CallOffered;
import dev.patchbay.engine.spi.EngineException;
import dev.patchbay.engine.spi.EngineSession;
import dev.patchbay.engine.spi.GatewayName;
import dev.patchbay.engine.spi.GatewayState;
import dev.patchbay.engine.spi.Identity;
import dev.patchbay.engine.spi.Route;
import dev.patchbay.engine.spi.Route.Target;
import dev.patchbay.lab.sip.SipMessage.Header;
import dev.patchbay.lab.sip.call.OngoingCall;
import dev.patchbay.telephony.AccountManner;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.Ipv4Network;
import dev.patchbay.telephony.Media;
import dev.patchbay.telephony.Secret;
import dev.patchbay.telephony.SipAddress;
import dev.patchbay.templates.Account;
import dev.patchbay.templates.Account.Registering;
import dev.patchbay.templates.Peer;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/// One real engine between two carriers and what stands where the Teams edge stands, all on
/// loopback addresses of their own. Each test begins with a fresh session and a table that knows
/// the carriers' addresses and nothing else.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class EngineCase {

    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final String NUMBER = "+4722000100";
    static final String CALLER = "+4790000001";
    static final String TENANT = "acme.dr.voiceops.example";
    static final GatewayName FIRST = new GatewayName("t1-1");
    static final GatewayName SECOND = new GatewayName("t2-1");
    static final GatewayName ACCOUNT = new GatewayName("t3-1");

    final SipPeer carrier = SipPeer.carrier("127.0.0.2");
    final SipPeer other = SipPeer.carrier("127.0.0.4");
    final SipPeer edge = SipPeer.edge("127.0.0.3");
    EngineUnderTest engine;
    EngineSession session;
    Controller controller = new Controller();

    @SuppressWarnings("NullAway.Init") // by JUnit, before anything else
    EngineCase() {}

    /// Starts the engine this adapter drives.
    protected abstract EngineUnderTest start();

    @BeforeAll
    void startEngine() throws Exception {
        engine = start();
        session = connected(controller);
        session.apply(config(List.of()));
        session.close();
    }

    @BeforeEach
    void connect() throws Exception {
        controller = new Controller();
        session = connected(controller);
        controller.serve(session);
        var rows = new HashMap<String, String>();
        for (var peer : List.of(carrier, other)) {
            rows.put("source/" + peer.address().host(), "g1");
        }
        var left = new HashSet<>(session.table().keySet());
        left.removeAll(rows.keySet());
        session.writeTable(rows, left);
        session.forget(session.spooledRecords());
    }

    @AfterEach
    void disconnect() {
        controller.close();
        List.of(carrier, other, edge).forEach(SipPeer::forget);
        session.close();
    }

    @AfterAll
    void stopEngine() {
        engine.close();
        List.of(carrier, other, edge).forEach(SipPeer::close);
    }

    EngineSession connected(Controller sink) {
        return await().atMost(Duration.ofSeconds(40))
                .ignoreExceptionsInstanceOf(EngineException.class)
                .until(
                        () ->
                                engine.connector()
                                        .connect(engine.endpoint(EngineUnderTest.PASSWORD), sink),
                        Objects::nonNull);
    }

    EngineConfig config(List<Account> accounts) {
        return config(
                List.of(new Peer(FIRST, carrier.address()), new Peer(SECOND, other.address())),
                accounts);
    }

    EngineConfig config(List<Peer> peers, List<Account> accounts) {
        return config(Media.USUAL, peers, accounts);
    }

    /// @param incoming the audio of the first carrier's calls
    EngineConfig config(Media incoming, List<Peer> peers, List<Account> accounts) {
        return engine.config(
                edge.address(),
                peers,
                accounts,
                // one by its address, one in a range
                Map.of(
                        Ipv4Network.of(carrier.address().host()),
                        incoming,
                        Ipv4Network.parse("127.0.0.4/31"),
                        Media.USUAL));
    }

    /// One carrier, whose calls come by TLS.
    EngineConfig secure(Media media, Peer peer) {
        return engine.config(
                edge.address(),
                List.of(peer),
                List.of(),
                Map.of(Ipv4Network.of(peer.address().host()), media));
    }

    /// An account under the gateway [#ACCOUNT], whose calls have the origin `t3`.
    static Account account(String password, SipAddress registrar, Optional<HostName> domain) {
        return account(password, registrar, domain, AccountManner.USUAL);
    }

    static Account account(
            String password,
            SipAddress registrar,
            Optional<HostName> domain,
            AccountManner manner) {
        return new Account(
                ACCOUNT,
                "t3",
                registrar,
                Optional.empty(),
                domain,
                SipPeer.ACCOUNT,
                SipPeer.LOGIN,
                new Secret(password),
                Duration.ofMinutes(5),
                manner,
                Registering.HERE,
                Media.USUAL);
    }

    GatewayState state(GatewayName gateway) throws EngineException {
        return session.gatewayStates().stream()
                .filter(it -> it.gateway().equals(gateway))
                .findFirst()
                .orElseThrow();
    }

    static Route.Dial dial(Target... targets) {
        return new Route.Dial(false, "test", Duration.ofSeconds(15), Arrays.asList(targets));
    }

    static Target teams(String number) {
        return new Target.ToTeams(number, new HostName(TENANT), Optional.empty(), false);
    }

    static Target trunk(GatewayName gateway) {
        return new Target.ToTrunk(gateway, new Route.Callee.AsDialled(), Identity.AS_IT_IS);
    }

    /// From now on calls of carriers to this number go this way.
    void inbound(String number, Route route) throws Exception {
        session.writeTable(Map.of("in/g1/" + number, route.encoded()), Set.of());
    }

    /// From now on calls of this Teams user go this way.
    void outbound(String caller, Route route) throws Exception {
        session.writeTable(
                Map.of("out/%s/%s".formatted(TENANT, caller), route.encoded()), Set.of());
    }

    OngoingCall carrierCalls(String number) {
        return carrier.calls(engine.carrierSide(), number, CALLER);
    }

    OngoingCall teamsCalls(String number, Header... extra) {
        return edge.callsAs(engine.edgeSide(), TENANT, number, NUMBER, extra);
    }

    OngoingCall teamsCallsWithheld(String number) {
        var identity = "<sip:%s@%s>".formatted(NUMBER, TENANT);
        return edge.callsAs(
                engine.edgeSide(),
                TENANT,
                number,
                "anonymous",
                header("P-Asserted-Identity", identity),
                header("Privacy", "id"));
    }

    static Header header(String name, String value) {
        return new Header(name, value, value);
    }

    CallOffered offered() throws InterruptedException {
        return (CallOffered) event();
    }

    EngineEvent event() throws InterruptedException {
        var event = controller.events.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(event).as("an event within %s", PATIENCE).isNotNull();
        return Objects.requireNonNull(event);
    }

    static void awaitConnected(OngoingCall call) {
        await().atMost(PATIENCE).until(() -> call.report().connected() || call.report().over());
        assertThat(call.report().connected())
                .as("connected; final status %d", call.report().status())
                .isTrue();
    }

    static void awaitAudio(OngoingCall call) {
        var before = call.report().count().received();
        await().atMost(PATIENCE).until(() -> call.report().count().received() > before + 10);
    }

    static void awaitOver(OngoingCall call) {
        await().atMost(PATIENCE).until(() -> call.report().over());
    }

    static SipPeer.Taken onlyCallAt(SipPeer peer) {
        await().atMost(PATIENCE).until(() -> !peer.taken.isEmpty());
        assertThat(peer.taken).hasSize(1);
        return peer.taken.getFirst();
    }

    List<CallRecord> records(int atLeast) {
        return await().atMost(PATIENCE)
                .until(() -> session.spooledRecords().records(), found -> found.size() >= atLeast);
    }

    CallRecord recordOf(CallId call) {
        return await().atMost(PATIENCE)
                .until(
                        () ->
                                session.spooledRecords().records().stream()
                                        .filter(record -> record.call().equals(call))
                                        .toList(),
                        found -> !found.isEmpty())
                .getFirst();
    }
}
