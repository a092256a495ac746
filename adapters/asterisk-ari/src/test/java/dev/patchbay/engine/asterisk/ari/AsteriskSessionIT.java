package dev.patchbay.engine.asterisk.ari;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.patchbay.engine.session.Deadline;
import dev.patchbay.engine.spi.CallId;
import dev.patchbay.engine.spi.CallRecord;
import dev.patchbay.engine.spi.CallRecord.DialResult;
import dev.patchbay.engine.spi.CallRecord.RoutedBy;
import dev.patchbay.engine.spi.Direction;
import dev.patchbay.engine.spi.EngineConfig;
import dev.patchbay.engine.spi.EngineEvent;
import dev.patchbay.engine.spi.EngineEvent.CallOffered;
import dev.patchbay.engine.spi.EngineEvent.SessionLost;
import dev.patchbay.engine.spi.EngineRefusedException;
import dev.patchbay.engine.spi.EngineSession;
import dev.patchbay.engine.spi.EngineUnreachableException;
import dev.patchbay.engine.spi.GatewayName;
import dev.patchbay.engine.spi.GatewayState.Health;
import dev.patchbay.engine.spi.Route;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.Secret;
import dev.patchbay.telephony.SipAddress;
import dev.patchbay.telephony.SipTransport;
import dev.patchbay.templates.Account;
import dev.patchbay.templates.AsteriskConfig;
import dev.patchbay.templates.Peer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AsteriskSessionIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final AsteriskAriConnector connector = new AsteriskAriConnector();
    private final BlockingQueue<EngineEvent> events = new LinkedBlockingQueue<>();
    private final AsteriskContainer asterisk = new AsteriskContainer();
    private EngineSession session = connected();

    @BeforeAll
    void loadDialplan() throws Exception {
        session.apply(config(List.of(), List.of()));
    }

    @BeforeEach
    void connect() throws Exception {
        session.close();
        session = connected();
        events.clear();
        session.writeTable(Map.of(), session.table().keySet());
    }

    @AfterEach
    void disconnect() {
        session.close();
    }

    @AfterAll
    void stop() {
        asterisk.close();
    }

    @Test
    void tellsTheVersion() {
        assertThat(session.engineVersion()).matches("Asterisk 22\\.[0-9.]+");
    }

    @Test
    void saysThatAWrongPasswordWasRefusedAndDoesNotRepeatIt() {
        assertThatThrownBy(() -> connector.connect(asterisk.endpoint("wrong-one"), events::add))
                .isInstanceOf(EngineRefusedException.class)
                .hasMessageContaining("refused the user or its password")
                .hasMessageNotContaining("wrong-one");
    }

    @Test
    void readsBackTheTableItWrote() throws Exception {
        // given
        var rows = new HashMap<String, String>();
        for (int i = 0; i < 3000; i++) {
            rows.put("in/g1/+47220%05d".formatted(i), "1|refuse|number-not-assigned|404|1");
        }
        rows.put("source/198.18.10.50", "g1");
        rows.put("out/acme.example/+4722000100", "1|dial|caller-has-trunk|120|trunk:t1-1:*");

        // when
        session.writeTable(rows, Set.of());
        session.writeTable(Map.of("source/198.18.10.50", "g2"), Set.of("in/g1/+4722000000"));

        // then
        rows.put("source/198.18.10.50", "g2");
        rows.remove("in/g1/+4722000000");
        assertThat(session.table()).isEqualTo(rows);
    }

    @Test
    void refusesARowThatWouldEndTheLineItIsWrittenIn() {
        assertThatThrownBy(() ->
                        session.writeTable(Map.of("in/g1/1", "1\r\nAction: Logoff"), Set.of()))
                .isInstanceOf(EngineRefusedException.class)
                .hasMessageContaining("expected");
    }

    @Test
    void loadsGatewaysAndRemovesWhatWasRemoved() throws Exception {
        // given
        var peer = new Peer(new GatewayName("t1-1"), SipAddress.udp("127.0.0.1", 5998));
        var account = account("t2-1", "pass;word\"\\[x]");

        // when
        session.apply(config(List.of(peer), List.of(account)));

        // then
        assertThat(session.gatewayStates())
                .extracting(state -> state.gateway().value())
                .containsExactly("t1-1", "t2-1", "teams");
        assertThat(asterisk.cli("pjsip show auth t2-1")).contains("pass;word\"\\[x]");

        // when
        session.apply(config(List.of(peer), List.of()));

        // then
        assertThat(session.gatewayStates())
                .extracting(state -> state.gateway().value())
                .containsExactly("t1-1", "teams");
    }

    @Test
    void seesThatAGatewayDoesNotAnswer() throws Exception {
        // given
        var nobody = new Peer(new GatewayName("t1-1"), SipAddress.udp("127.0.0.1", 5998));

        // when
        session.apply(config(List.of(nobody), List.of()));

        // then
        await().atMost(PATIENCE)
                .until(
                        () ->
                                session.gatewayStates().stream()
                                        .filter(it -> it.gateway().value().equals("t1-1"))
                                        .toList(),
                        found -> found.size() == 1 && found.getFirst().health() == Health.DOWN);
    }

    @Test
    void putsTheFormerFilesBackWhenAsteriskDoesNotLoadTheNewOnes() throws Exception {
        // given
        session.apply(config(List.of(), List.of()));
        var before = session.configInForce();
        var broken = new HashMap<>(before);
        broken.put(
                "pjsip.conf",
                before.get("pjsip.conf")
                        + "\n[t9-1]\ntype = endpoint\ncontext = x\nallow = nonsense_codec\n");

        // when
        var wanted = new EngineConfig(broken, Set.of(GatewayName.TEAMS, new GatewayName("t9-1")));
        assertThatThrownBy(() -> session.apply(wanted))
                .isInstanceOf(EngineRefusedException.class)
                .hasMessageContaining("t9-1");

        // then
        assertThat(session.configInForce()).isEqualTo(before);
        assertThat(session.gatewayStates()).hasSize(1);
    }

    @Test
    void announcesACallThatIsNotInTheTableAndRefusesItAsToldAndRecordsIt() throws Exception {
        // given
        session.heartbeat();

        // when
        originate("+4799999999");
        var offered = (CallOffered) next();
        session.route(offered.call(), new Route.Refuse("number-unknown", 404, 1));

        // then
        assertThat(offered.direction()).isEqualTo(Direction.INBOUND);
        assertThat(offered.dialled()).isEqualTo("+4799999999");
        var record = recordOf(offered.call());
        assertThat(record.route()).isEqualTo("1|refuse|number-unknown|404|1");
        assertThat(record.routedBy()).isEqualTo(RoutedBy.ASKED);
        assertThat(record.result()).isEqualTo(DialResult.NOT_DIALLED);
        assertThat(session.activeCalls()).isEmpty();
    }

    @Test
    void takesNoAnswerForACallThatWaitsNoLonger() {
        assertThatThrownBy(() ->
                        session.route(
                                new CallId("1700000000.1"),
                                new Route.Refuse("number-unknown", 404, 1)))
                .isInstanceOf(EngineRefusedException.class)
                .hasMessageContaining("no longer waits");
    }

    @Test
    void showsACallInProgressAndHangsItUp() throws Exception {
        // given
        session.heartbeat();
        originate("+4788888888");
        var offered = (CallOffered) next();

        // when
        var active = session.activeCalls();
        session.hangUp(offered.call());

        // then
        assertThat(active).extracting(call -> call.call()).containsExactly(offered.call());
        assertThat(active).extracting(call -> call.dialled()).containsExactly("+4788888888");
        assertThat(recordOf(offered.call()).dialled()).isEqualTo("+4788888888");
    }

    @Test
    void goesOnByTheTableWhenNobodyAnswersInTime() throws Exception {
        // given
        session.writeTable(Map.of("in//+4777777777", "1|refuse|trunk-disabled|403|21"), Set.of());
        session.heartbeat();

        // when
        originate("+4777777777");
        var offered = (CallOffered) next();

        // then
        var record = recordOf(offered.call());
        assertThat(record.routedBy()).isEqualTo(RoutedBy.FALLBACK);
        assertThat(record.route()).isEqualTo("1|refuse|trunk-disabled|403|21");
    }

    @Test
    void tellsThatTheSessionIsLostWhenAsteriskFallsSilent() throws Exception {
        // when
        asterisk.freeze();
        try {
            // then
            assertThat(next()).isInstanceOf(SessionLost.class);
            assertThatThrownBy(session::heartbeat).isInstanceOf(EngineUnreachableException.class);
        } finally {
            asterisk.thaw();
        }
    }

    private EngineEvent next() throws InterruptedException {
        var event = events.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(event).as("an event within %s", PATIENCE).isNotNull();
        return Objects.requireNonNull(event);
    }

    private CallRecord recordOf(CallId call) {
        return await().atMost(PATIENCE)
                .until(
                        () ->
                                session.spooledRecords().records().stream()
                                        .filter(record -> record.call().equals(call))
                                        .toList(),
                        found -> !found.isEmpty())
                .getFirst();
    }

    /// A call as if a carrier had sent it, without one.
    private void originate(String dialled) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var http = new AriHttp(asterisk.endpoint(), threads)) {
            http.ask(
                            "POST",
                            AriUri.of(
                                    "channels?endpoint=%s&extension=%s&context=%s&priority=1",
                                    "Local/" + dialled + "@patchbay-carriers", "none", "none"),
                            Deadline.in(PATIENCE))
                    .demand("originate");
        }
    }

    private EngineSession connected() {
        return await().atMost(PATIENCE)
                .ignoreException(EngineUnreachableException.class)
                .ignoreException(EngineRefusedException.class)
                .until(() -> connector.connect(asterisk.endpoint(), events::add), s -> true);
    }

    private static EngineConfig config(List<Peer> peers, List<Account> accounts) {
        var config =
                new AsteriskConfig(
                        new SipAddress(new HostName("127.0.0.1"), 5999, SipTransport.TCP),
                        peers,
                        accounts,
                        Set.of(new HostName("127.0.0.1")));
        return new EngineConfig(config.render(), config.gateways());
    }

    private static Account account(String gateway, String password) {
        return new Account(
                new GatewayName(gateway),
                "t2",
                SipAddress.udp("127.0.0.1", 5998),
                "acme",
                new Secret(password),
                Duration.ofMinutes(5));
    }
}
