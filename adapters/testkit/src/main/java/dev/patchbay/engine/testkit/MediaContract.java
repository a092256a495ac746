package dev.patchbay.engine.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.engine.spi.CallRecord.EndedBy;
import dev.patchbay.engine.spi.TableKey;
import dev.patchbay.lab.sip.call.CallReport.Ended;
import dev.patchbay.lab.sip.call.OngoingCall;
import dev.patchbay.lab.sip.media.Protection;
import dev.patchbay.lab.sip.media.Sdp;
import dev.patchbay.telephony.Codec;
import dev.patchbay.telephony.Dtmf;
import dev.patchbay.telephony.Media;
import dev.patchbay.telephony.SessionTimer;
import dev.patchbay.telephony.Srtp;
import dev.patchbay.templates.Peer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Audio and its signalling on a carrier's side, as its trunk says.
public abstract class MediaContract extends EngineCase {

    @AfterEach
    void everythingAsUsual() throws Exception {
        session.apply(config(List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PCMU,PCMA", "PCMA", "PCMU", "G722,PCMU,PCMA"})
    void offersTheCarrierItsCodecsInTheirOrder(String codecs) throws Exception {
        // given
        var media = with(codecs);
        use(media);

        // when
        var call = teamsCalls("+4790000077");

        // then
        awaitConnected(call);
        var taken = onlyCallAt(carrier);
        assertThat(sound(taken.offer())).isEqualTo(carried(media));
        awaitAudio(call);
        awaitAudio(taken.call());
    }

    @ParameterizedTest
    @CsvSource({
        // ours, payload types the carrier offers, what it is answered with
        "'PCMU,PCMA', '8,0,101', PCMU",
        "'PCMA,PCMU', '0,8,101', PCMA",
        "PCMU, '8,0,101', PCMU",
        "'PCMU,PCMA', '18,8,101', PCMA"
    })
    void takesTheFirstOfItsCodecsThatACarrierOffers(String ours, String offered, String answered)
            throws Exception {
        // given
        use(with(ours));
        carrier.speaks(Protection.NONE, offered.split(","));
        inbound(NUMBER, dial(teams(NUMBER)));

        // when
        var call = carrierCalls(NUMBER);

        // then
        awaitConnected(call);
        await().atMost(PATIENCE).until(() -> !carrier.answers.isEmpty());
        assertThat(sound(carrier.answers.getLast()).getFirst()).isEqualTo(answered);
        awaitAudio(call);
        awaitAudio(onlyCallAt(edge).call());
    }

    @Test
    void refusesACarrierThatOffersNoneOfItsCodecs() throws Exception {
        // given
        use(with("PCMA"));
        carrier.speaks(Protection.NONE, "0", "101");
        inbound(NUMBER, dial(teams(NUMBER)));

        // when
        var call = carrierCalls(NUMBER);

        // then
        awaitOver(call);
        assertThat(call.report().status()).isEqualTo(488);
    }

    @ParameterizedTest
    @CsvSource({
        // the trunk's, the carrier's, whether there is a call, and with SRTP
        "OFF, NONE, true, false",
        "OFF, REQUIRED, false, false",
        "OPTIONAL, NONE, true, false",
        "OPTIONAL, REQUIRED, true, true",
        "REQUIRED, NONE, false, false",
        "REQUIRED, REQUIRED, true, true"
    })
    void encryptsTheAudioToACarrierAsFarAsTheTrunkSays(
            Srtp ours, Protection theirs, boolean possible, boolean encrypted) throws Exception {
        // given
        use(with(ours));
        carrier.speaks(theirs, "8", "101");

        // when
        var call = teamsCalls("+4790000077");

        // then
        awaitSettled(call);
        assertThat(call.report().connected()).isEqualTo(possible);
        var taken = onlyCallAt(carrier);
        assertThat(offersKeys(taken.offer())).isEqualTo(ours != Srtp.OFF);
        if (possible) {
            awaitCleanAudio(call);
            awaitCleanAudio(taken.call());
            assertThat(taken.call().report().count().encrypted()).isEqualTo(encrypted);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "OFF, NONE, true",
        "OFF, REQUIRED, false",
        "OPTIONAL, NONE, true",
        "OPTIONAL, REQUIRED, true",
        "REQUIRED, NONE, false",
        "REQUIRED, REQUIRED, true"
    })
    void takesSrtpOfACarrierAsFarAsTheTrunkSays(Srtp ours, Protection theirs, boolean possible)
            throws Exception {
        // given
        use(with(ours));
        carrier.speaks(theirs, "8", "101");
        inbound(NUMBER, dial(teams(NUMBER)));

        // when
        var call = carrierCalls(NUMBER);

        // then
        awaitSettled(call);
        assertThat(call.report().connected()).isEqualTo(possible);
        if (possible) {
            awaitCleanAudio(call);
            awaitCleanAudio(onlyCallAt(edge).call());
            assertThat(call.report().count().encrypted()).isEqualTo(theirs == Protection.REQUIRED);
        } else {
            assertThat(call.report().status()).isEqualTo(488);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void endsACallThatHasLastedAsLongAsItMay(boolean in) throws Exception {
        // given
        use(
                new Media(
                        Media.USUAL.codecs(),
                        Srtp.OFF,
                        Dtmf.RFC4733,
                        SessionTimer.NONE,
                        Optional.of(Duration.ofSeconds(5))));
        inbound(NUMBER, dial(teams(NUMBER)));

        // when
        var call = in ? carrierCalls(NUMBER) : teamsCalls("+4790000077");

        // then
        awaitConnected(call);
        var taken = onlyCallAt(in ? edge : carrier);
        awaitOver(call);
        awaitOver(taken.call());
        assertThat(call.report().ended()).isEqualTo(Ended.BY_THEM);
        assertThat(taken.call().report().ended()).isEqualTo(Ended.BY_THEM);
        var record = records(1).getFirst();
        assertThat(record.endedBy()).isEqualTo(EndedBy.LONGEST);
        assertThat(record.talked().orElseThrow()).isGreaterThan(Duration.ofSeconds(4));
    }

    /// The first carrier's trunk has this, whichever way calls go.
    private void use(Media media) throws Exception {
        var peer = new Peer(FIRST, carrier.address(), Optional.empty(), media);
        session.apply(config(media, List.of(peer), List.of()));
        session.writeTable(
                Map.of(
                        new TableKey.MediaOf("g1").encoded(), media.encoded(),
                        new TableKey.MediaOf(FIRST.value()).encoded(), media.encoded()),
                Set.of());
        outbound(NUMBER, dial(trunk(FIRST)));
    }

    private static void awaitSettled(OngoingCall call) {
        await().atMost(PATIENCE).until(() -> call.report().connected() || call.report().over());
    }

    private static void awaitCleanAudio(OngoingCall call) {
        awaitAudio(call);
        assertThat(call.report().count().authFailures()).isZero();
    }

    private static boolean offersKeys(Sdp offer) {
        return offer.media().stream().anyMatch(line -> line.usableCrypto().isPresent());
    }

    private static Media with(Srtp srtp) {
        return new Media(
                Media.USUAL.codecs(), srtp, Dtmf.RFC4733, SessionTimer.NONE, Optional.empty());
    }

    private static Media with(String codecs) {
        return new Media(
                Media.codecsIn(codecs),
                Srtp.OFF,
                Dtmf.RFC4733,
                SessionTimer.NONE,
                Optional.empty());
    }

    private List<String> carried(Media media) {
        return media.codecs().stream()
                .map(Codec::name)
                .filter(engine.connector().capabilities().codecs()::contains)
                .toList();
    }

    private static List<String> sound(Sdp description) {
        var audio = description.audio().orElseThrow();
        return audio.formats().stream()
                .map(audio::encoding)
                .filter(Predicate.not(Set.of("TELEPHONE-EVENT", "CN")::contains))
                .toList();
    }
}
