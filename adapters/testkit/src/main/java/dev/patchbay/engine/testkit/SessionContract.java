package dev.patchbay.engine.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.patchbay.engine.spi.EngineEndpoint;
import dev.patchbay.engine.spi.EngineEvent.SessionLost;
import dev.patchbay.engine.spi.EngineRefusedException;
import dev.patchbay.engine.spi.EngineUnreachableException;
import dev.patchbay.engine.spi.GatewayName;
import dev.patchbay.engine.spi.GatewayState.Failure;
import dev.patchbay.engine.spi.GatewayState.Health;
import dev.patchbay.lab.carrier.Registrar.Mood;
import dev.patchbay.telephony.Probing;
import dev.patchbay.telephony.SipAddress;
import dev.patchbay.templates.Account.Registering;
import dev.patchbay.templates.Peer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What holds between orchestrator and engine: login, table, config, gateways, records.
public abstract class SessionContract extends EngineCase {

    @Test
    void tellsTheEnginesVersion() {
        assertThat(session.engineVersion()).matches("(Asterisk|FreeSWITCH) [0-9]+\\.[0-9.]+");
    }

    @Test
    void saysThatAWrongPasswordWasRefusedAndDoesNotRepeatIt() {
        assertThatThrownBy(() ->
                        engine.connector().connect(engine.endpoint("wrong-one"), new Controller()))
                .isInstanceOf(EngineRefusedException.class)
                .hasMessageContaining("refused")
                .hasMessageNotContaining("wrong-one");
    }

    @Test
    void readsBackTheTableItWrote() throws Exception {
        // given
        var rows = new HashMap<String, String>();
        for (int i = 0; i < 3000; i++) {
            rows.put("in/g1/+47220%05d".formatted(i), "1|refuse|number-not-assigned|404|1");
        }
        rows.put("source/127.0.0.2", "g1");
        rows.put("source/127.0.0.4", "g1");
        rows.put("from/t3/127.0.0.2", "yes");
        rows.put("from/t4/any", "yes");
        rows.put(
                "out/acme.example/+4722000100",
                "1|dial|x|120|" + "trunk:t1-1:*|".repeat(7) + "trunk:t1-1:*");

        // when
        session.writeTable(rows, Set.of());
        session.writeTable(
                Map.of("source/127.0.0.4", "g2"), Set.of("in/g1/+4722000000", "in/g1/+1"));

        // then
        rows.put("source/127.0.0.4", "g2");
        rows.remove("in/g1/+4722000000");
        assertThat(session.table()).isEqualTo(rows);
    }

    @Test
    void routesByItsTableAfterARestartWithNobodyThere() throws Exception {
        // given
        inbound(NUMBER, dial(teams("+4722000001")));
        session.close();
        // Asterisk's table is on disk after a second (measured); killed before, it has lost the row
        await().pollDelay(Duration.ofMillis(1500)).until(() -> true);

        // when
        engine.restart();

        // then
        await().atMost(Duration.ofSeconds(40)).until(this::callGetsThrough);
    }

    private boolean callGetsThrough() {
        var call = carrierCalls(NUMBER);
        await().atMost(PATIENCE).until(() -> call.report().connected() || call.report().over());
        var through = call.report().connected();
        call.hangUp();
        return through;
    }

    @Test
    void tellsThatTheSessionIsLostWhenTheEngineFallsSilent() throws Exception {
        // when
        engine.freeze();
        try {
            // then
            assertThat(event()).isInstanceOf(SessionLost.class);
            assertThatThrownBy(session::heartbeat).isInstanceOf(EngineUnreachableException.class);
        } finally {
            engine.thaw();
        }
    }

    @Test
    void leavesACallAloneWhoseSessionEndsAndFindsItAgain() throws Exception {
        // given
        inbound(NUMBER, dial(teams(NUMBER)));
        var call = carrierCalls(NUMBER);
        awaitConnected(call);

        // when
        session.close();
        awaitAudio(call);
        session = connected(controller);

        // then
        await().atMost(PATIENCE).until(() -> session.activeCalls().size() == 1);
        call.hangUp();
        // a new session may be given older records once more: their call ids tell
        await().atMost(PATIENCE)
                .until(() ->
                        session.spooledRecords().records().stream()
                                .anyMatch(it -> it.sipCallId().equals(call.report().callId())));
    }

    @Test
    void findsCallAndTableAgainAfterTheConnectionWasCut() throws Exception {
        // given
        inbound(NUMBER, dial(teams(NUMBER)));
        var direct = engine.endpoint(EngineUnderTest.PASSWORD);
        try (var control = new Cable(place(direct.controlPort()));
                var administration = new Cable(place(direct.administrationPort()))) {
            var through =
                    new EngineEndpoint(
                            direct.host(),
                            control.port(),
                            administration.port(),
                            direct.username(),
                            direct.password(),
                            direct.configDirectory(),
                            direct.spoolDirectory(),
                            direct.deadline());
            session.close();
            session = engine.connector().connect(through, controller);
            var table = session.table();
            var call = carrierCalls(NUMBER);
            awaitConnected(call);

            // when
            administration.cut();
            control.cut();

            // then
            assertThat(event()).isInstanceOf(SessionLost.class);
            assertThatThrownBy(session::heartbeat).isInstanceOf(EngineUnreachableException.class);
            session = engine.connector().connect(through, controller);
            assertThat(session.table()).isEqualTo(table);
            // FreeSWITCH lists a call a moment after it was connected
            await().atMost(PATIENCE).until(() -> session.activeCalls().size() == 1);
            awaitAudio(call);
            session.close();
            session = connected(controller);
        }
    }

    private static InetSocketAddress place(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    @Test
    void givesEachRecordOnceItWasForgotten() throws Exception {
        // given
        inbound(NUMBER, dial(teams(NUMBER)));
        var call = carrierCalls(NUMBER);
        awaitConnected(call);
        call.hangUp();
        records(1);

        // when
        var batch = session.spooledRecords();
        var again = session.spooledRecords();
        session.forget(batch);

        // then
        assertThat(batch.records()).hasSize(1);
        assertThat(again.records()).isEqualTo(batch.records());
        assertThat(session.spooledRecords().records()).isEmpty();
    }

    @Test
    void showsThatARegistrarRefusedUs() throws Exception {
        session.apply(config(List.of(account("wrong", carrier.address(), Optional.empty()))));

        await().atMost(PATIENCE)
                .until(
                        () -> state(ACCOUNT),
                        it -> it.health() == Health.DOWN && it.detail().contains("refused"));
        session.apply(config(List.of()));
    }

    @Test
    void showsThatAPeerAnswersOrDoesNot() throws Exception {
        // given
        var nobody = new Peer(new GatewayName("t4-1"), SipAddress.udp("127.0.0.8", 5998));

        // when
        session.apply(config(List.of(new Peer(FIRST, carrier.address()), nobody), List.of()));

        // then
        await().atMost(Duration.ofSeconds(60))
                .until(() -> state(nobody.gateway()).health() == Health.DOWN);
        assertThat(state(FIRST).health()).isNotEqualTo(Health.DOWN);
        session.apply(config(List.of()));
    }

    @Test
    void tellsOfAPeerThatIsNotToBeAskedThatItIsNotAsked() throws Exception {
        // given
        var unasked =
                new Peer(
                        FIRST,
                        carrier.address(),
                        Optional.empty(),
                        Optional.empty(),
                        new Probing(0, 1, 1));

        // when
        session.apply(config(List.of(unasked), List.of()));

        // then
        await().atMost(PATIENCE)
                .until(() -> state(FIRST).detail().equals("is not asked by OPTIONS"));
        assertThat(state(FIRST).health()).isEqualTo(Health.UNKNOWN);
        session.apply(config(List.of()));
    }

    @Test
    void tellsOfAnAccountAnotherEngineRegistersThatItIsNotAsked() throws Exception {
        session.apply(config(List.of(account().registering(Registering.ELSEWHERE).build())));

        await().atMost(PATIENCE)
                .until(() -> state(ACCOUNT).detail().equals("is not asked by OPTIONS"));
        session.apply(config(List.of()));
    }

    @Test
    void hasNoAccountRegisteredThatIsTriedAgainAfterItWasStopped() throws Exception {
        // given
        carrier.registrar(new Mood.Forbidding());
        session.apply(config(List.of(account().build())));
        await().atMost(PATIENCE).until(() -> state(ACCOUNT).failure().isPresent());
        session.stopRegistering(ACCOUNT);
        await().during(Duration.ofSeconds(4))
                .atMost(PATIENCE)
                .until(() -> state(ACCOUNT).failure().filter(Failure::stopped).isPresent());

        // when
        carrier.registrar(new Mood.Busy(OptionalInt.of(77)));
        session.register(ACCOUNT);

        // then
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    var state = state(ACCOUNT);
                    assertThat(state.health()).isNotEqualTo(Health.UP);
                    return state.failure().flatMap(Failure::status).orElse(0) == 503;
                });
        carrier.registrar(new Mood.Welcoming());
        session.apply(config(List.of()));
    }

    @Test
    void changesGatewaysWithoutTouchingACallThroughThem() throws Exception {
        // given
        outbound(NUMBER, dial(trunk(FIRST)));
        var call = teamsCalls("+4790000077");
        awaitConnected(call);

        // when: the gateway the call goes through leads elsewhere, another one is gone
        session.apply(config(List.of(new Peer(FIRST, other.address())), List.of()));

        // then
        awaitAudio(call);
        assertThat(session.gatewayStates())
                .extracting(it -> it.gateway().value())
                .containsExactly("t1-1", "teams");
        var next = teamsCalls("+4790000078");
        awaitConnected(next);
        assertThat(onlyCallAt(other).number()).isEqualTo("+4790000078");
        assertThat(call.report().over()).isFalse();
        session.apply(config(List.of()));
        awaitAudio(call);
    }

    @Test
    void putsTheFormerFilesBackWhenTheEngineDoesNotLoadTheNewOnes() throws Exception {
        // given
        var before = session.configInForce();
        var wanted = engine.withUnloadable(config(List.of()), new GatewayName("t9-1"));

        // when
        assertThatThrownBy(() -> session.apply(wanted))
                .isInstanceOf(EngineRefusedException.class)
                .hasMessageContaining("former");

        // then
        assertThat(session.configInForce()).isEqualTo(before);
        outbound(NUMBER, dial(trunk(FIRST)));
        awaitConnected(teamsCalls("+4790000077"));
    }

    private AnAccount account() {
        return AnAccount.at(carrier.address());
    }
}
