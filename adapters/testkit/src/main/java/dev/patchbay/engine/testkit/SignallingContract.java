package dev.patchbay.engine.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.patchbay.engine.spi.TableKey;
import dev.patchbay.lab.sip.SipMessage;
import dev.patchbay.lab.sip.call.OngoingCall;
import dev.patchbay.lab.sip.media.Protection;
import dev.patchbay.telephony.Dtmf;
import dev.patchbay.telephony.Media;
import dev.patchbay.telephony.SessionTimer;
import dev.patchbay.telephony.Srtp;
import dev.patchbay.templates.Peer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What travels beside the audio on a carrier's side, as its trunk says: pressed keys, session
/// timers and refreshes.
public abstract class SignallingContract extends EngineCase {

    private static final String CALLEE = "+4790000077";

    @AfterEach
    void everythingAsUsual() throws Exception {
        session.apply(config(List.of()));
    }

    @Test
    void passesKeysInInfoWhereTheTrunkSaysSo() throws Exception {
        // given
        use(Dtmf.INFO, SessionTimer.NONE);
        carrier.signals(new PeerPersona.Signalling(true, Optional.empty()));
        var call = teamsCalls(CALLEE);
        awaitConnected(call);
        var taken = onlyCallAt(carrier);
        awaitAudio(call);

        // when
        call.press("5");
        taken.call().press("7");

        // then
        await().atMost(PATIENCE).until(() -> carrier.asked.stream().anyMatch(it -> isKey(it, '5')));
        await().atMost(PATIENCE).until(() -> call.report().count().keys().equals("7"));
    }

    @Test
    void passesKeysAsTonesWhereTheTrunkSaysSo() throws Exception {
        // given
        assumeTrue(
                engine.connector().capabilities().keys().contains(Dtmf.IN_BAND),
                "this engine declares that it sends no keys as tones");
        use(Dtmf.IN_BAND, SessionTimer.NONE);
        carrier.speaks(Protection.NONE, "8");
        var call = teamsCalls(CALLEE);
        awaitConnected(call);
        var taken = onlyCallAt(carrier);
        awaitAudio(call);

        // when
        call.press("5");

        // then
        await().atMost(PATIENCE).until(() -> taken.call().report().count().keys().equals("5"));
    }

    @Test
    void offersASessionTimerAndFollowsACarrierThatWantsALongerOne() throws Exception {
        // given
        use(Dtmf.RFC4733, SessionTimer.OFFERED);
        carrier.demandTimer(3600);
        carrier.signals(new PeerPersona.Signalling(false, Optional.of("3600;refresher=uas")));

        // when
        var call = teamsCalls(CALLEE);

        // then
        awaitConnected(call);
        assertThat(carrier.tooShort).extracting(SipPeer::timer).containsExactly(1800);
        var taken = onlyCallAt(carrier);
        assertThat(SipPeer.timer(taken.invite())).isEqualTo(3600);
        refreshes(taken.call(), call);
    }

    @Test
    void agreesOnTheSessionTimerOfACarrierThatCalls() throws Exception {
        // given
        use(Dtmf.RFC4733, SessionTimer.OFFERED);
        inbound(NUMBER, dial(teams(NUMBER)));

        // when
        var call =
                carrier.calls(
                        engine.carrierSide(),
                        NUMBER,
                        CALLER,
                        header("Supported", "timer"),
                        header("Session-Expires", "900;refresher=uac"));

        // then
        awaitConnected(call);
        assertThat(SipPeer.timer(carrier.replies.getLast())).isEqualTo(900);
        refreshes(call, onlyCallAt(edge).call());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void answersACarriersRefreshItself(boolean in) throws Exception {
        // given
        inbound(NUMBER, dial(teams(NUMBER)));
        outbound(NUMBER, dial(trunk(FIRST)));

        // when
        var call = in ? carrierCalls(NUMBER) : teamsCalls(CALLEE);

        // then
        awaitConnected(call);
        var taken = onlyCallAt(in ? edge : carrier).call();
        refreshes(in ? call : taken, in ? taken : call);
    }

    private void refreshes(OngoingCall carriers, OngoingCall teams) {
        awaitAudio(teams);
        for (int round = 1; round <= 2; round++) {
            var expected = carriers.report().agreements() + 1;
            carriers.resume();
            await().atMost(PATIENCE).until(() -> carriers.report().agreements() == expected);
            awaitAudio(carriers);
            awaitAudio(teams);
        }
        assertThat(edge.asked)
                .as("what Teams was asked after the answer")
                .extracting(SipMessage::method)
                .doesNotContain("INVITE", "UPDATE");
    }

    private static boolean isKey(SipMessage request, char key) {
        return request.method().equals("INFO")
                && request.bodyText().replace(" ", "").contains("Signal=" + key);
    }

    private void use(Dtmf keys, SessionTimer timer) throws Exception {
        var media = new Media(Media.USUAL.codecs(), Srtp.OFF, keys, timer, Optional.empty());
        session.apply(
                config(
                        media,
                        List.of(new Peer(FIRST, carrier.address(), Optional.empty(), media)),
                        List.of()));
        session.writeTable(
                Map.of(
                        new TableKey.MediaOf("g1").encoded(), media.encoded(),
                        new TableKey.MediaOf(FIRST.value()).encoded(), media.encoded()),
                Set.of());
        outbound(NUMBER, dial(trunk(FIRST)));
    }
}
