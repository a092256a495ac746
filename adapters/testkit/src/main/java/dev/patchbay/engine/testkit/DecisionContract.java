package dev.patchbay.engine.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.patchbay.engine.spi.CallId;
import dev.patchbay.engine.spi.CallRecord.DialResult;
import dev.patchbay.engine.spi.CallRecord.RoutedBy;
import dev.patchbay.engine.spi.Direction;
import dev.patchbay.engine.spi.EngineRefusedException;
import dev.patchbay.engine.spi.Route;
import dev.patchbay.engine.testkit.Controller.Decision;
import dev.patchbay.lab.sip.call.OngoingCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who decides about a call, and what happens when nobody does, or too late.
public abstract class DecisionContract extends EngineCase {

    private static final String BY_TABLE = "+4722000001";
    private static final String BY_ANSWER = "+4722000002";

    @Test
    void carriesACallToTeamsByTheTableAlone() throws Exception {
        // given
        inbound(NUMBER, dial(teams(NUMBER)));

        // when
        var call = carrierCalls(NUMBER);

        // then
        awaitConnected(call);
        awaitAudio(call);
        awaitAudio(onlyCallAt(edge).call());
        call.hangUp();
        var record = records(1).getFirst();
        assertThat(record.routedBy()).isEqualTo(RoutedBy.TABLE);
        assertThat(record.direction()).isEqualTo(Direction.INBOUND);
        assertThat(record.caller()).isEqualTo(CALLER);
        assertThat(record.result()).isEqualTo(DialResult.ANSWERED);
        assertThat(controller.events).isEmpty();
    }

    @Test
    void carriesACallToACarrierAsDialledByTheTableAlone() throws Exception {
        // given
        outbound(NUMBER, dial(trunk(FIRST)));

        // when
        var call = teamsCalls("+4790000077");

        // then
        awaitConnected(call);
        awaitAudio(call);
        assertThat(onlyCallAt(carrier).number()).isEqualTo("+4790000077");
        call.hangUp();
        var record = records(1).getFirst();
        assertThat(record.origin()).isEqualTo(TENANT);
        assertThat(record.gateway()).contains(FIRST);
    }

    @Test
    void announcesACallThatIsNotInTheTableAndDoesAsDecided() throws Exception {
        // given
        controller.beat();
        controller.decideAtOnce(dial(teams(BY_ANSWER)));

        // when
        var call = carrierCalls(NUMBER);

        // then
        awaitConnected(call);
        var offered = offered();
        assertThat(offered.direction()).isEqualTo(Direction.INBOUND);
        assertThat(offered.origin()).isEqualTo("g1");
        assertThat(offered.dialled()).isEqualTo(NUMBER);
        assertThat(offered.caller()).isEqualTo(CALLER);
        assertThat(onlyCallAt(edge).number()).isEqualTo(BY_ANSWER);
        call.hangUp();
        assertThat(recordOf(offered.call()).routedBy()).isEqualTo(RoutedBy.ASKED);
        assertThat(controller.outcomes).containsEntry(offered.call(), true);
    }

    @Test
    void announcesACallThatTheTableMarksForAsking() throws Exception {
        // given
        controller.beat();
        controller.decideAtOnce(dial(trunk(SECOND)));
        outbound(NUMBER, dial(trunk(FIRST)).asked(true));

        // when
        var call = teamsCalls("+4790000077");

        // then
        awaitConnected(call);
        assertThat(offered().direction()).isEqualTo(Direction.OUTBOUND);
        assertThat(onlyCallAt(other).number()).isEqualTo("+4790000077");
        assertThat(carrier.taken).isEmpty();
    }

    @Test
    void takesAnEmergencyCallToItsRowWithoutAskingWhoeverCalls() throws Exception {
        // given: somebody is there to be asked, and would say no
        controller.beat();
        controller.decideAtOnce(new Route.Refuse("caller-not-of-tenant", 403, 21));
        outbound("112", dial(trunk(SECOND)));

        // when
        var call = teamsCalls("112");

        // then
        awaitConnected(call);
        assertThat(onlyCallAt(other).number()).isEqualTo("112");
        call.hangUp();
        assertThat(records(1).getFirst().routedBy()).isEqualTo(RoutedBy.TABLE);
        assertThat(controller.events).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"404,1", "403,21", "486,17", "480,19", "503,34"})
    void refusesWithTheStatusDecided(int status, int cause) throws Exception {
        // given
        controller.beat();
        controller.decideAtOnce(new Route.Refuse("number-unknown", status, cause));

        // when
        var call = carrierCalls(NUMBER);

        // then
        awaitOver(call);
        assertThat(call.report().status()).isEqualTo(status);
        var record = recordOf(offered().call());
        assertThat(record.result()).isEqualTo(DialResult.NOT_DIALLED);
        assertThat(record.route()).startsWith("1|refuse|number-unknown|");
    }

    @Test
    void takesTheTableWithoutAnyWaitWhereNobodyEverWas() throws Exception {
        // given
        inbound(NUMBER, dial(teams(BY_TABLE)).asked(true));
        awaitNoHeartbeat();

        // when
        var call = carrierCalls(NUMBER);

        // then
        awaitConnected(call);
        assertThat(onlyCallAt(edge).number()).isEqualTo(BY_TABLE);
        call.hangUp();
        assertThat(records(1).getFirst().routedBy()).isEqualTo(RoutedBy.FALLBACK);
        assertThat(controller.events).isEmpty();
    }

    @Test
    void takesTheTableOnceTheWaitIsOverForAnOrchestratorThatIsFrozen() throws Exception {
        // given
        inbound(NUMBER, dial(teams(BY_TABLE)).asked(true));
        session.heartbeat();

        // when
        var call = carrierCalls(NUMBER);

        // then
        awaitConnected(call);
        assertThat(onlyCallAt(edge).number()).isEqualTo(BY_TABLE);
        call.hangUp();
        assertThat(recordOf(offered().call()).routedBy()).isEqualTo(RoutedBy.FALLBACK);
    }

    @Test
    void hasNoUseForAnAnswerThatComesAfterTheWait() throws Exception {
        // given
        inbound(NUMBER, dial(teams(BY_TABLE)).asked(true));
        controller.beat();
        controller.decide(
                _ -> Optional.of(new Decision(dial(teams(BY_ANSWER)), Duration.ofSeconds(3))));

        // when
        var call = carrierCalls(NUMBER);

        // then
        awaitConnected(call);
        await().atMost(PATIENCE).until(() -> controller.outcomes.size() == 1);
        assertThat(controller.outcomes.values()).containsExactly(false);
        assertThat(onlyCallAt(edge).number()).isEqualTo(BY_TABLE);
        assertThat(call.report().over()).isFalse();
    }

    /// The most dangerous moment: the answer and the end of the wait meet.
    @Test
    void neverDialsTwiceAtWhateverMomentTheAnswerComes() throws Exception {
        // given
        controller.beat();
        inbound(NUMBER, dial(teams(BY_TABLE)).asked(true));
        var millis = new AtomicInteger(890);
        controller.decide(_ ->
                Optional.of(
                        new Decision(
                                dial(teams(BY_ANSWER)), Duration.ofMillis(millis.getAndAdd(4)))));

        // when
        var calls = new ArrayList<OngoingCall>();
        for (int i = 0; i < 60; i++) {
            calls.add(carrierCalls(NUMBER));
        }
        calls.forEach(EngineCase::awaitConnected);
        await().atMost(PATIENCE).until(() -> controller.outcomes.size() == calls.size());

        // then
        var dialled =
                edge.taken.stream()
                        .collect(
                                Collectors.groupingBy(
                                        SipPeer.Taken::number, Collectors.counting()));
        assertThat(edge.taken).hasSameSizeAs(calls);
        var used = controller.outcomes.values().stream().filter(it -> it).count();
        assertThat(dialled.getOrDefault(BY_ANSWER, 0L))
                .as("answers used: %s", dialled)
                .isEqualTo(used);
        calls.forEach(OngoingCall::hangUp);
    }

    @Test
    void takesNoAnswerForACallItDoesNotKnow() {
        assertThatThrownBy(() ->
                        session.route(
                                new CallId("1700000000.1"),
                                new Route.Refuse("number-unknown", 404, 1)))
                .isInstanceOf(EngineRefusedException.class)
                .hasMessageContaining("no longer waits");
    }

    @Test
    void dialsNobodyForACallerWhoGaveUpWhileItWaited() throws Exception {
        // given
        inbound(NUMBER, dial(teams(BY_TABLE)).asked(true));
        session.heartbeat();

        // when
        var call = carrierCalls(NUMBER);
        var offered = offered();
        call.hangUp();

        // then
        awaitOver(call);
        assertThat(call.report().status()).isEqualTo(487);
        assertThat(recordOf(offered.call()).result()).isEqualTo(DialResult.NOT_DIALLED);
        assertThat(edge.taken).isEmpty();
    }

    @Test
    void hasNoPlaceForACallThatIsInNoTableWhenNobodyIsThere() throws Exception {
        awaitNoHeartbeat();

        var call = carrierCalls(NUMBER);

        awaitOver(call);
        assertThat(call.report().status()).isEqualTo(503);
        assertThat(records(1).getFirst().result()).isEqualTo(DialResult.NOT_DIALLED);
    }

    @Test
    void refusesAStrangerAndKeepsNoRecordOfIt() throws Exception {
        // given
        inbound(NUMBER, dial(teams(NUMBER)));
        var stranger = SipPeer.carrier("127.0.0.9");

        // when
        var call = stranger.calls(engine.carrierSide(), NUMBER, CALLER);

        // then
        awaitOver(call);
        assertThat(call.report().status()).isIn(401, 403);
        assertThat(edge.taken).isEmpty();
        assertThat(session.spooledRecords().records()).isEmpty();
        stranger.close();
    }

    /// A range of the config's can stand for more addresses than carriers have. Asterisk asks about
    /// such a call, FreeSWITCH does not.
    @Test
    void letsNobodyInFromAnAddressOfARangeThatNoRowNames() throws Exception {
        // given: 127.0.0.4 and 127.0.0.5 are a range of the config's, and the table knows the first
        inbound(NUMBER, dial(teams(NUMBER)));
        controller.beat();
        controller.decideAtOnce(new Route.Refuse("origin-unknown", 403, 21));
        var neighbour = SipPeer.carrier("127.0.0.5");
        try (neighbour) {
            // when
            var call = neighbour.calls(engine.carrierSide(), NUMBER, CALLER);

            // then
            awaitOver(call);
            assertThat(call.report().status()).isIn(401, 403);
            assertThat(edge.taken).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "+4722000100;a=b",
        "+4722000100%24%7Bsystem(touch%20/tmp/harmed)%7D",
        "+47%2022%2000%2001%2000",
        "%22%3C%3E%7C",
        "kari.nordmann",
        "+47220001000000000000000000000000000000000000000000000000000000000000000000000000"
    })
    void hasTheOrchestratorRefuseACalleeThatIsNoNumber(String callee) throws Exception {
        // given
        inbound(NUMBER, dial(teams(NUMBER)));
        controller.beat();
        controller.decideAtOnce(new Route.Refuse("number-unknown", 404, 1));

        // when
        var call = carrierCalls(callee);

        // then
        awaitOver(call);
        assertThat(call.report().status()).isIn(404, 484);
        assertThat(edge.taken).isEmpty();
        assertThat(engine.run("ls", "/tmp")).doesNotContain("harmed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {"a\\r\\nb", "a\\nb", "a\\0b", "x/y/z/w", "${system(id)}", "a b"})
    void refusesRowsThatWouldMeanSomethingElse(String escaped) {
        var value = escaped.translateEscapes();

        for (var row :
                List.of(Map.of("in/g1/1" + value, "x"), Map.of("in/g1/1", value + "\u0001"))) {
            assertThatThrownBy(() -> session.writeTable(row, Set.of()))
                    .isInstanceOf(EngineRefusedException.class)
                    .hasMessageContaining("expected")
                    .hasMessageNotContaining("\n");
        }
        assertThatThrownBy(() -> session.writeTable(Map.of(), Set.of("in/g1/1" + value)))
                .isInstanceOf(EngineRefusedException.class);
    }

    private void awaitNoHeartbeat() {
        // the last test's has run out after three seconds at most
        var since = System.nanoTime();
        await().atMost(PATIENCE).until(() -> System.nanoTime() - since > 3_500_000_000L);
    }
}
