package dev.patchbay.orchestrator.routing;

import static dev.patchbay.orchestrator.routing.Example.account;
import static dev.patchbay.orchestrator.routing.Example.disabled;
import static dev.patchbay.orchestrator.routing.Example.staticTrunk;
import static dev.patchbay.orchestrator.routing.Example.table;
import static dev.patchbay.orchestrator.routing.Example.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.orchestrator.routing.RoutesAhead.Mode;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.telephony.Codec;
import dev.patchbay.telephony.Dtmf;
import dev.patchbay.telephony.Media;
import dev.patchbay.telephony.SessionTimer;
import dev.patchbay.telephony.Srtp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What the audio of trunks becomes in the engines' table.
class MediaRowsTest {

    private static final Media LIMITED =
            new Media(
                    List.of(Codec.PCMU),
                    Srtp.OPTIONAL,
                    Dtmf.INFO,
                    SessionTimer.NONE,
                    Optional.of(Duration.ofHours(1)));
    private static final Media STRICT =
            new Media(
                    List.of(Codec.PCMA),
                    Srtp.REQUIRED,
                    Dtmf.RFC4733,
                    SessionTimer.NONE,
                    Optional.empty());

    @Test
    void hasNoRowForATrunkWithTheUsualAudio() {
        assertThat(rows(staticTrunk(1, 1, "203.0.113.10"), account(2, 1))).isEmpty();
    }

    @Test
    void hasARowForEachGatewayOfATrunkAndOneForItsOrigin() {
        assertThat(
                        rows(
                                with(LIMITED, staticTrunk(1, 1, "203.0.113.10", "203.0.113.11")),
                                with(STRICT, account(2, 1))))
                .isEqualTo(
                        Map.of(
                                "media/t1-1", "PCMU|optional|info|none|3600",
                                "media/t1-2", "PCMU|optional|info|none|3600",
                                "media/g1", "PCMU|optional|info|none|3600",
                                "media/t2-1", "PCMA|mandatory|rfc2833|none|",
                                "media/t2", "PCMA|mandatory|rfc2833|none|"));
    }

    @Test
    void takesTheOldestTrunksAudioForASharedAddressAndTheStrictestSrtp() {
        assertThat(
                        rows(
                                with(LIMITED, staticTrunk(1, 1, "203.0.113.10")),
                                with(STRICT, staticTrunk(2, 2, "203.0.113.10"))))
                .containsEntry("media/g1", "PCMU|mandatory|info|none|3600")
                .containsEntry("media/t2-1", "PCMA|mandatory|rfc2833|none|");
    }

    @Test
    void letsADisabledTrunkSayNothingAboutTheOthersCalls() {
        assertThat(
                        rows(
                                disabled(with(STRICT, staticTrunk(1, 1, "203.0.113.10"))),
                                staticTrunk(2, 2, "203.0.113.10")))
                .doesNotContainKey("media/g1");
    }

    private static Map<String, String> rows(Trunk... trunks) {
        return RoutesAhead.of(table(List.of(), List.of(trunks), List.of()), Mode.AHEAD)
                .entrySet()
                .stream()
                .filter(row -> row.getKey().startsWith("media/"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
