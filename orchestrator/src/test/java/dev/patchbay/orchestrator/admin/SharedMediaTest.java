package dev.patchbay.orchestrator.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.orchestrator.customer.CustomerId;
import dev.patchbay.orchestrator.customer.DisplayName;
import dev.patchbay.orchestrator.routing.Origins;
import dev.patchbay.orchestrator.trunk.Barring;
import dev.patchbay.orchestrator.trunk.Country;
import dev.patchbay.orchestrator.trunk.Habits;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.orchestrator.trunk.TrunkConnection.StaticPeers;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.telephony.Codec;
import dev.patchbay.telephony.Dtmf;
import dev.patchbay.telephony.Media;
import dev.patchbay.telephony.SessionTimer;
import dev.patchbay.telephony.SipAddress;
import dev.patchbay.telephony.Srtp;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SharedMediaTest {

    private static final Trunk OLDEST = trunk(3, "203.0.113.10", Codec.PCMA);
    private static final Trunk ALONE = trunk(4, "203.0.113.20", Codec.PCMU);
    private static final Trunk SHARING = trunk(5, "203.0.113.10", Codec.PCMU);

    private static final Origins NOW = Origins.of(List.of(OLDEST, ALONE, SHARING));

    @Test
    void tellsWhoseAudioCountsWhereAnAddressIsShared() {
        assertThat(SharedMedia.sentence(SHARING, NOW))
                .hasValueSatisfying(it ->
                        assertThat(it)
                                .contains("PCMA", "Trunk 3 shares an address with this trunk"));
    }

    @Test
    void saysNothingWhereThisTrunksOwnAudioCounts() {
        assertThat(SharedMedia.sentence(OLDEST, NOW)).isEmpty();
        assertThat(SharedMedia.sentence(ALONE, NOW)).isEmpty();
    }

    /// The page is shown at once, and what calls are taken by follows within a second.
    @Test
    void takesThisTrunkAsItIsStoredNow() {
        assertThat(SharedMedia.sentence(trunk(4, "203.0.113.20", Codec.PCMA), NOW)).isEmpty();
        assertThat(SharedMedia.sentence(trunk(4, "203.0.113.10", Codec.PCMU), NOW)).isPresent();
        assertThat(SharedMedia.sentence(trunk(5, "203.0.113.10", Codec.PCMA), NOW)).isEmpty();
    }

    @Test
    void namesWhatComesInOtherwiseAndNothingElse() {
        var oldest =
                trunk(
                        3,
                        "203.0.113.10",
                        new Media(
                                List.of(Codec.PCMA),
                                Srtp.OFF,
                                Dtmf.INFO,
                                SessionTimer.OFFERED,
                                Optional.of(Duration.ofHours(1))));

        var sentence =
                SharedMedia.sentence(
                                trunk(5, "203.0.113.10", Codec.PCMA), Origins.of(List.of(oldest)))
                        .orElseThrow();

        assertThat(sentence)
                .startsWith(
                        "Calls from the carrier come in with keys in SIP INFO; session timer"
                                + " offered: every 30 minutes, or as the carrier wants it; a"
                                + " longest call of 3600 s, because Trunk 3 shares");
        assertThat(
                        SharedMedia.sentence(
                                trunk(5, "203.0.113.10", oldest.media()),
                                Origins.of(List.of(trunk(3, "203.0.113.10", Codec.PCMA)))))
                .hasValueSatisfying(it -> assertThat(it).contains("no longest call"));
    }

    private static Trunk trunk(long id, String address, Codec codec) {
        return trunk(
                id,
                address,
                new Media(
                        List.of(codec),
                        Srtp.OFF,
                        Dtmf.RFC4733,
                        SessionTimer.NONE,
                        Optional.empty()));
    }

    private static Trunk trunk(long id, String address, Media media) {
        return new Trunk(
                new TrunkId(id),
                new CustomerId(1),
                new DisplayName("Trunk " + id),
                true,
                new Country("NO"),
                new StaticPeers(List.of(SipAddress.udp(address, 5060))),
                Habits.USUAL,
                Barring.NONE,
                media,
                Optional.empty());
    }
}
