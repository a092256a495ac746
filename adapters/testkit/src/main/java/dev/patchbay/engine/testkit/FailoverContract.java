package dev.patchbay.engine.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.engine.spi.CallRecord.DialResult;
import dev.patchbay.engine.spi.GatewayName;
import dev.patchbay.engine.spi.Route;
import dev.patchbay.lab.sip.call.Behaviour;
import dev.patchbay.telephony.Login;
import dev.patchbay.telephony.Probing;
import dev.patchbay.telephony.Secret;
import dev.patchbay.telephony.SipAddress;
import dev.patchbay.telephony.SipTransport;
import dev.patchbay.templates.Peer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which of a route's targets a call reaches, and what a peer may ask for on the way.
public abstract class FailoverContract extends EngineCase {

    private static final int CLOSED_PORT = 5099;
    private static final int ALL_COPIES = 7;
    private static final int CALLS = 5;

    /// Longer than a peer is waited for that says nothing.
    private static final Duration LONG = Duration.ofSeconds(7);

    private static final Behaviour ANSWER = new Behaviour.Answer(Duration.ZERO, Optional.empty());

    @Test
    void takesTheSecondTargetWhenTheFirstHasNoService() throws Exception {
        // given
        carrier.number("+4790000077", refuses(503, false));
        outbound(NUMBER, dial(trunk(FIRST), trunk(SECOND)));

        // when
        var call = teamsCalls("+4790000077");

        // then
        awaitConnected(call);
        onlyCallAt(carrier);
        onlyCallAt(other);
        call.hangUp();
        assertThat(records(1).getFirst().gateway()).contains(SECOND);
    }

    /// An INVITE over UDP is sent seven times before it is given up for good (RFC 3261 17.1.1.2).
    /// How many copies came tells by the engine's own clock, not by this machine's, that it was
    /// given up before: with a T1 of 100 ms, which both engines have, the seventh goes out after
    /// 6.3 s.
    @Test
    void takesTheSecondTargetBeforeASilentFirstOneWasAskedForTheLastTime() throws Exception {
        // given
        carrier.number("+4790000077", new Behaviour.Silence(false));
        outbound(NUMBER, dial(trunk(FIRST), trunk(SECOND)));

        // when
        var call = teamsCalls("+4790000077");

        // then
        awaitConnected(call);
        assertThat(carrier.copies(onlyCallAt(carrier).invite(), onlyCallAt(other).at()))
                .isBetween(2L, ALL_COPIES - 1L);
        call.hangUp();
        assertThat(records(1).getFirst().gateway()).contains(SECOND);
    }

    @Test
    void takesTheThirdTargetWhenTwoAreSilent() throws Exception {
        // given
        carrier.number("+4790000077", new Behaviour.Silence(false));
        other.number("+4790000077", new Behaviour.Silence(false));
        outbound(NUMBER, dial(trunk(FIRST), trunk(SECOND), teams(NUMBER)));

        // when
        var call = teamsCalls("+4790000077");

        // then
        awaitConnected(call);
        var second = onlyCallAt(other);
        var third = onlyCallAt(edge);
        assertThat(carrier.copies(onlyCallAt(carrier).invite(), second.at()))
                .isBetween(2L, ALL_COPIES - 1L);
        assertThat(other.copies(second.invite(), third.at())).isBetween(2L, ALL_COPIES - 1L);
    }

    /// Each by itself: the ones that got through are left alone.
    @Test
    void takesTheSecondTargetForEveryCallThatMetSilenceAndForNoOther() throws Exception {
        // given
        carrier.number("+4790000077", new Behaviour.Silence(false));
        outbound(NUMBER, dial(trunk(FIRST), trunk(SECOND)));

        // when
        var well = teamsCalls("+4790000078");
        var calls = Stream.generate(() -> teamsCalls("+4790000077")).limit(CALLS).toList();

        // then
        for (var call : calls) {
            awaitConnected(call);
        }
        assertThat(other.taken).hasSize(CALLS).allMatch(it -> it.number().equals("+4790000077"));
        assertThat(well.report().over()).isFalse();
    }

    /// Mobile networks take their time. What a peer said at once is that it is there.
    @Test
    void leavesAPeerAllTheTimeThatSaidTryingAtOnce() throws Exception {
        // given
        carrier.number("+4790000077", new Behaviour.Obey());
        outbound(NUMBER, dial(trunk(FIRST), trunk(SECOND)));

        // when
        var call = teamsCalls("+4790000077");
        var first = onlyCallAt(carrier);
        await().during(LONG).atMost(PATIENCE).until(other.taken::isEmpty);
        first.call().tell(new Behaviour.Ring());
        first.call().tell(ANSWER);

        // then
        awaitConnected(call);
        assertThat(other.taken).isEmpty();
        call.hangUp();
        assertThat(records(1).getFirst().gateway()).contains(FIRST);
    }

    @Test
    void takesTheSecondTargetWhenTheFirstIsNotThere() throws Exception {
        outbound(NUMBER, dial(trunk(new GatewayName("t9-9")), trunk(SECOND)));

        var call = teamsCalls("+4790000077");

        awaitConnected(call);
        onlyCallAt(other);
    }

    /// A machine that is up while its SIP service is not.
    @Test
    void takesTheSecondTargetWhenTheFirstRefusesTheConnection() throws Exception {
        // given: nobody listens there
        var closed = new SipAddress(carrier.address().host(), CLOSED_PORT, SipTransport.TCP);
        session.apply(
                config(
                        List.of(new Peer(FIRST, closed), new Peer(SECOND, other.address())),
                        List.of()));
        outbound(NUMBER, dial(trunk(FIRST), trunk(SECOND)));

        // when
        var call = teamsCalls("+4790000077");

        // then
        awaitConnected(call);
        onlyCallAt(other);
        call.hangUp();
        assertThat(records(1).getFirst().gateway()).contains(SECOND);
        session.apply(config(List.of()));
    }

    @Test
    void takesNoOtherTargetOnceThereWasRinging() throws Exception {
        // given
        carrier.number("+4790000077", refuses(503, true));
        outbound(NUMBER, dial(trunk(FIRST), trunk(SECOND)));

        // when
        var call = teamsCalls("+4790000077");

        // then
        awaitOver(call);
        assertThat(other.taken).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // status, of a route that adds these, whether the next target is tried
        "408, '', true",
        "500, '', true",
        "502, '', true",
        "503, '', true",
        "501, '', true",
        "504, '', true",
        "505, '', true",
        "580, '', true",
        "400, '', false",
        "403, '', false",
        "404, '', false",
        "410, '', false",
        "480, '', false",
        "481, '', false",
        "484, '', false",
        "486, '', false",
        "488, '', false",
        "600, '', false",
        "603, '', false",
        "604, '', false",
        "404, 404, true",
        "480, 404, false",
        "404, 480, false",
        "480, 404 480, true",
        "603, 404 480, false",
        "604, 404 480, false"
    })
    void judgesByWhatTheFirstSaidWhetherToTryTheSecond(int status, String added, boolean next)
            throws Exception {
        // given
        carrier.number("+4790000077", refuses(status, false));
        outbound(NUMBER, dial(added, trunk(FIRST), trunk(SECOND)));

        // when
        var call = teamsCalls("+4790000077");

        // then
        if (next) {
            awaitConnected(call);
            onlyCallAt(other);
        } else {
            awaitOver(call);
            assertThat(call.report().connected()).isFalse();
            assertThat(other.taken).isEmpty();
            assertThat(records(1).getFirst().result()).isNotEqualTo(DialResult.ANSWERED);
        }
    }

    @ParameterizedTest
    @CsvSource({
        // status, cause of Q.850, whether the next target is tried
        "404, 34, false",
        "486, 34, false",
        "603, 34, false",
        "503, 16, true",
        "503, 17, true",
        "503, 31, true",
        "503, 601, true"
    })
    void goesByTheStatusWhateverCauseACarrierWritesBesideIt(int status, int cause, boolean next)
            throws Exception {
        // given
        var reason = header("Reason", "Q.850;cause=%d;text=\"as told\"".formatted(cause));
        carrier.number(
                "+4790000077", new Behaviour.Refuse(status, "As Told", List.of(reason), false));
        outbound(NUMBER, dial(trunk(FIRST), trunk(SECOND)));

        // when
        var call = teamsCalls("+4790000077");

        // then
        if (next) {
            awaitConnected(call);
            onlyCallAt(other);
        } else {
            awaitOver(call);
            assertThat(call.report().status()).isEqualTo(status);
            assertThat(other.taken).isEmpty();
        }
    }

    /// To follow one would go round what the trunk lets out.
    @ParameterizedTest
    @CsvSource({"300, false", "301, false", "302, false", "302, true", "305, false"})
    void followsNoRedirectionAndTakesNoOtherTargetAfterOne(int status, boolean rings)
            throws Exception {
        // given
        var elsewhere = header("Contact", "<sip:+4790000088@%s>".formatted(otherPlace()));
        carrier.number(
                "+4790000077", new Behaviour.Refuse(status, "As Told", List.of(elsewhere), rings));
        outbound(NUMBER, dial(trunk(FIRST), trunk(SECOND)));

        // when
        var call = teamsCalls("+4790000077");

        // then
        awaitOver(call);
        assertThat(call.report().connected()).isFalse();
        assertThat(call.report().status()).isEqualTo(480);
        onlyCallAt(carrier);
        assertThat(other.taken).isEmpty();
        var record = records(1).getFirst();
        assertThat(record.result()).isEqualTo(DialResult.FAILED);
        assertThat(record.sipStatus() / 100).isEqualTo(3);
    }

    @Test
    void takesNoOtherTargetAfterRingingWhateverTheRouteAdds() throws Exception {
        // given
        carrier.number("+4790000077", refuses(480, true));
        outbound(NUMBER, dial("404 480", trunk(FIRST), trunk(SECOND)));

        // when
        var call = teamsCalls("+4790000077");

        // then
        awaitOver(call);
        assertThat(other.taken).isEmpty();
    }

    @Test
    void answersAPeerThatDemandsALogin() throws Exception {
        // given
        carrier.demandLogin();
        session.apply(config(List.of(withLogin(SipPeer.ACCOUNT_PASSWORD)), List.of()));
        outbound(NUMBER, dial(trunk(FIRST)));

        // when
        var call = teamsCalls("+4790000077");

        // then
        awaitConnected(call);
        assertThat(onlyCallAt(carrier).caller()).isEqualTo(NUMBER);
        session.apply(config(List.of()));
    }

    @Test
    void reachesNobodyAtAPeerThatDemandsALoginWeDoNotHave() throws Exception {
        // given
        carrier.demandLogin();
        session.apply(config(List.of(withLogin("wrong")), List.of()));
        outbound(NUMBER, dial(trunk(FIRST)));

        // when
        var call = teamsCalls("+4790000077");

        // then
        awaitOver(call);
        assertThat(call.report().connected()).isFalse();
        assertThat(carrier.taken).isEmpty();
        session.apply(config(List.of()));
    }

    @Test
    void refusesACallFromAnAddressNextToARange() throws Exception {
        // given: 127.0.0.4 and 127.0.0.5 are a range of the config's, and the table knows the first
        inbound(NUMBER, dial(teams(NUMBER)));
        var neighbour = SipPeer.carrier("127.0.0.6");
        try (neighbour) {
            // when
            var inside = other.calls(engine.carrierSide(), NUMBER, CALLER);
            var outside = neighbour.calls(engine.carrierSide(), NUMBER, CALLER);

            // then
            awaitConnected(inside);
            awaitOver(outside);
            assertThat(outside.report().connected()).isFalse();
            await().atMost(PATIENCE).until(() -> edge.taken.size() == 1);
        }
    }

    private String otherPlace() {
        return other.address().hostAndPort();
    }

    private Peer withLogin(String password) {
        return new Peer(
                FIRST,
                carrier.address(),
                Optional.empty(),
                Optional.of(new Login(SipPeer.LOGIN, new Secret(password))),
                Probing.USUAL);
    }

    private static Route.Dial dial(String added, Route.Target... targets) {
        var statuses = added.isEmpty() ? Set.<Integer>of() : statuses(added);
        return new Route.Dial(false, "test", Duration.ofSeconds(15), statuses, List.of(targets));
    }

    private static Set<Integer> statuses(String words) {
        return List.of(words.split(" ")).stream().map(Integer::valueOf).collect(Collectors.toSet());
    }

    private static Behaviour refuses(int status, boolean rings) {
        return new Behaviour.Refuse(status, "As Told", List.of(), rings);
    }
}
