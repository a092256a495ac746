package dev.patchbay.engine.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.patchbay.engine.spi.CallRecord.DialResult;
import dev.patchbay.engine.spi.CallRecord.EndedBy;
import dev.patchbay.engine.spi.CallRecord.RoutedBy;
import dev.patchbay.engine.spi.EngineRefusedException;
import dev.patchbay.engine.spi.Route;
import dev.patchbay.lab.sip.call.Behaviour;
import dev.patchbay.lab.sip.call.CallReport;
import dev.patchbay.lab.sip.call.OngoingCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How a call is carried once it is decided: both ends, everything in between.
public abstract class CallContract extends EngineCase {

    private static final String ELSEWHERE = "+4722000199";

    @Test
    void endsBothLegsWhenTheCallerHangsUp() throws Exception {
        var call = connectedCall();

        call.hangUp();

        var callee = onlyCallAt(edge).call();
        awaitOver(callee);
        assertThat(callee.report().ended()).isEqualTo(CallReport.Ended.BY_THEM);
        var record = records(1).getFirst();
        assertThat(record.endedBy()).isEqualTo(EndedBy.CALLER);
        assertThat(record.q850()).isEqualTo(16);
        assertThat(record.talked()).isPresent();
        assertThat(record.sipCallId()).isEqualTo(call.report().callId());
    }

    @Test
    void endsBothLegsWhenTheCalleeHangsUp() throws Exception {
        var call = connectedCall();

        onlyCallAt(edge).call().hangUp();

        awaitOver(call);
        assertThat(call.report().ended()).isEqualTo(CallReport.Ended.BY_THEM);
        assertThat(records(1).getFirst().endedBy()).isEqualTo(EndedBy.CALLEE);
        assertThat(edge.taken).hasSize(1);
    }

    @Test
    void cancelsTheCalleeWhenTheCallerGivesUpWhileItRings() throws Exception {
        // given
        edge.number(NUMBER, new Behaviour.Ring());
        inbound(NUMBER, dial(teams(NUMBER)));
        var call = carrierCalls(NUMBER);
        await().atMost(PATIENCE).until(() -> call.report().facts().get("msTo180") != null);

        // when
        call.hangUp();

        // then
        awaitOver(call);
        assertThat(call.report().status()).isEqualTo(487);
        awaitOver(onlyCallAt(edge).call());
        assertThat(onlyCallAt(edge).call().report().status()).isEqualTo(487);
        var record = records(1).getFirst();
        assertThat(record.result()).isEqualTo(DialResult.CANCELLED);
        assertThat(record.endedBy()).isEqualTo(EndedBy.CALLER);
    }

    @Test
    void stopsRingingAfterTheTimeTheRouteGives() throws Exception {
        // given
        edge.number(NUMBER, new Behaviour.Ring());
        inbound(
                NUMBER,
                new Route.Dial(false, "test", Duration.ofSeconds(2), List.of(teams(NUMBER))));

        // when
        var call = carrierCalls(NUMBER);

        // then
        awaitOver(call);
        assertThat(call.report().status()).isEqualTo(480);
        assertThat(records(1).getFirst().result()).isEqualTo(DialResult.NO_ANSWER);
    }

    @Test
    void passesKeysBothWays() throws Exception {
        var call = connectedCall();
        var callee = onlyCallAt(edge).call();
        awaitAudio(call);
        awaitAudio(callee);

        call.press("159#");
        callee.press("*0");

        await().atMost(PATIENCE).until(() -> callee.report().count().keys().equals("159#"));
        await().atMost(PATIENCE).until(() -> call.report().count().keys().equals("*0"));
    }

    @Test
    void goesOnAfterBeingHeldByEitherSide() throws Exception {
        var call = connectedCall();
        var callee = onlyCallAt(edge).call();
        awaitAudio(call);

        holdAndResume(call, callee);
        holdAndResume(callee, call);
        assertThat(call.report().over()).isFalse();
    }

    @Test
    void passesAudioThatComesBeforeTheAnswer() throws Exception {
        // given
        carrier.number("+4790000077", new Behaviour.EarlyMedia(Duration.ofSeconds(2)));
        outbound(NUMBER, dial(trunk(FIRST)));

        // when
        var call = teamsCalls("+4790000077");

        // then
        awaitConnected(call);
        awaitAudio(call);
        assertThat(call.report().count().marked().getOrDefault("C", 0L)).isGreaterThan(20);
    }

    @Test
    void carriesACallWhoseHeadersAreLongAndOdd() throws Exception {
        // given
        inbound(NUMBER, dial(teams(NUMBER)));

        // when
        var call =
                carrier.calls(
                        engine.carrierSide(),
                        NUMBER,
                        CALLER,
                        header("X-Long", "y".repeat(3000)),
                        header("X-Odd", "${system(touch /tmp/harmed)} ;|\"<>&'`"),
                        header("Subject", "ÆØÅ \u202e 中文"),
                        header("P-Asserted-Identity", "\"Kari \\\" <x>\" <sip:+4790000001@x>"));

        // then
        awaitConnected(call);
        assertThat(onlyCallAt(edge).caller()).isEqualTo(CALLER);
        assertThat(engine.run("ls", "/tmp")).doesNotContain("harmed");
    }

    @Test
    void tellsACarrierWhoAWithheldCallerIsAndThatNobodyElseMayKnow() throws Exception {
        // given
        outbound(NUMBER, dial(trunk(FIRST)));

        // when
        var call = teamsCallsWithheld("+4790000077");

        // then
        awaitConnected(call);
        var invite = onlyCallAt(carrier).invite();
        assertThat(invite.from().user()).isEqualTo("anonymous");
        assertThat(invite.lines("P-Asserted-Identity"))
                .containsExactly("<sip:%s@%s>".formatted(NUMBER, TENANT));
        assertThat(invite.lines("Privacy")).containsExactly("id");
        assertThat(invite.values("Contact").toString()).doesNotContain(NUMBER.substring(1));
        call.hangUp();
        assertThat(records(1).getFirst().caller()).isEqualTo(NUMBER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"anonymous", "restricted", "0"})
    void tellsTeamsNothingOfACallerWhomTheCarrierWithholds(String from) throws Exception {
        // given
        inbound(NUMBER, dial(teams(NUMBER)));

        // when
        var call =
                carrier.calls(
                        engine.carrierSide(),
                        NUMBER,
                        from,
                        header("P-Asserted-Identity", "<sip:+4790000099@127.0.0.2>"),
                        header("Privacy", "id"));

        // then
        awaitConnected(call);
        var invite = onlyCallAt(edge).invite();
        assertThat(invite.from().user()).isEqualTo(from);
        assertThat(invite.text()).doesNotContain("4790000099");
        call.hangUp();
        assertThat(records(1).getFirst().caller()).isEqualTo(from);
    }

    /// A limit, say, is no reason to send an emergency call by another trunk than the caller's.
    @Test
    void takesAnEmergencyCallByTheCallersOwnRowWithoutAskingWhereThatAsks() throws Exception {
        // given: somebody is there to be asked, and would say no
        controller.beat();
        controller.decideAtOnce(new Route.Refuse("trunk-full", 503, 34));
        outbound(NUMBER, dial(trunk(FIRST)).asked(true));
        outbound("112", dial(trunk(SECOND)));

        // when
        var call = teamsCalls("112");

        // then
        awaitConnected(call);
        assertThat(onlyCallAt(carrier).number()).isEqualTo("112");
        assertThat(other.taken).isEmpty();
        call.hangUp();
        assertThat(records(1).getFirst().routedBy()).isEqualTo(RoutedBy.TABLE);
        assertThat(controller.events).isEmpty();
    }

    /// Numbers of up to six digits reach Teams as they are, and come back with forwarded calls.
    @Test
    void makesNoEmergencyCallOfOneWhoseCallerHasAnEmergencyNumber() throws Exception {
        // given
        controller.beat();
        controller.decideAtOnce(new Route.Refuse("caller-not-of-tenant", 403, 21));
        outbound("112", dial(trunk(FIRST)));

        // when
        var call = edge.callsAs(engine.edgeSide(), TENANT, "+4790000077", "112");

        // then
        awaitOver(call);
        assertThat(call.report().status()).isEqualTo(403);
        assertThat(carrier.taken).isEmpty();
    }

    @Test
    void carriesFiftyCallsAtOnce() throws Exception {
        // given
        inbound(NUMBER, dial(teams(NUMBER)));

        // when
        var calls = new ArrayList<OngoingCall>();
        for (int i = 0; i < 50; i++) {
            calls.add(carrierCalls(NUMBER));
        }

        // then
        calls.forEach(EngineCase::awaitConnected);
        calls.forEach(EngineCase::awaitAudio);
        assertThat(edge.taken).hasSize(50);
        calls.forEach(OngoingCall::hangUp);
        assertThat(records(50)).hasSize(50);
    }

    @Test
    void showsACallInProgressAndHangsItUp() throws Exception {
        // given
        var call = connectedCall();
        var active =
                await().atMost(PATIENCE)
                        .until(
                                session::activeCalls,
                                found -> found.size() == 1 && found.getFirst().answered())
                        .getFirst();

        // when
        session.hangUp(active.call());

        // then
        assertThat(active.dialled()).isEqualTo(NUMBER);
        assertThat(active.caller()).isEqualTo(CALLER);
        assertThat(active.route()).startsWith("1|dial|test|");
        awaitOver(call);
        assertThat(recordOf(active.call()).endedBy()).isEqualTo(EndedBy.ENGINE);
        await().atMost(PATIENCE).until(() -> session.activeCalls().isEmpty());
        assertThatThrownBy(() -> session.hangUp(active.call()))
                .isInstanceOf(EngineRefusedException.class);
    }

    @Test
    void writesDownWhatTheFarEndSaysToItsRefusalAndNothingOfItElsewhere() throws Exception {
        // given: words of somebody who knows how records are written
        var words = "No\tSuch Number; 0815\t1\t999";
        carrier.number("+4790000077", new Behaviour.Refuse(404, words, List.of(), false));
        outbound(NUMBER, dial(trunk(FIRST)));

        // when
        awaitOver(teamsCalls("+4790000077"));

        // then
        var record = records(1).getFirst();
        assertThat(record.sipStatus()).isEqualTo(404);
        assertThat(record.said()).matches("No ?Such Number; 0815 ?1 ?999");
        assertThat(record.dialled()).isEqualTo("+4790000077");
        assertThat(record.result()).isEqualTo(DialResult.FAILED);
    }

    private static void holdAndResume(OngoingCall holder, OngoingCall held) {
        holder.hold();
        await().atMost(PATIENCE).until(() -> holder.report().agreements() == 1);
        holder.resume();
        await().atMost(PATIENCE).until(() -> holder.report().agreements() == 2);
        awaitAudio(holder);
        awaitAudio(held);
    }

    private OngoingCall connectedCall() throws Exception {
        inbound(NUMBER, dial(teams(NUMBER), teams(ELSEWHERE)));
        var call = carrierCalls(NUMBER);
        awaitConnected(call);
        return call;
    }
}
