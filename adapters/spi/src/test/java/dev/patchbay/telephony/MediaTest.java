package dev.patchbay.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTest {

    @Test
    void isWrittenAsTheDialplansReadIt() {
        var media =
                new Media(
                        Media.codecsIn("PCMU, PCMA"),
                        Srtp.OPTIONAL,
                        Dtmf.INFO,
                        SessionTimer.OFFERED,
                        Optional.of(Duration.ofHours(1)));

        assertThat(media.encoded()).isEqualTo("PCMU,PCMA|optional|info|offered|3600");
        assertThat(Media.USUAL.encoded()).isEqualTo("PCMA,PCMU,G722|forbidden|rfc2833|none|");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "PCMA,",
                "pcma",
                "G722",
                "PCMA,PCMA",
                "PCMA;PCMU",
                "PCMA\nallow = all",
                "OPUS"
            })
    void refusesCodecsNobodyCarriesOrNoConfigTakes(String codecs) {
        assertThatThrownBy(() -> with(codecs, Optional.empty()))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageStartingWith("codecs:");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 4, 86_401})
    void refusesALongestCallThatIsNone(long seconds) {
        assertThatThrownBy(() -> with("PCMA", Optional.of(Duration.ofSeconds(seconds))))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageStartingWith("longestSeconds:");
    }

    @Test
    void isNeverLessStrictAboutSrtpThanAnother() {
        var required =
                new Media(
                        List.of(Codec.PCMU),
                        Srtp.REQUIRED,
                        Dtmf.INFO,
                        SessionTimer.NONE,
                        Optional.empty());

        assertThat(Media.USUAL.asStrictAs(required).srtp()).isEqualTo(Srtp.REQUIRED);
        assertThat(Media.USUAL.asStrictAs(required).codecs()).isEqualTo(Media.USUAL.codecs());
        assertThat(required.asStrictAs(Media.USUAL)).isEqualTo(required);
    }

    private static Media with(String codecs, Optional<Duration> longest) {
        return new Media(
                Media.codecsIn(codecs), Srtp.OFF, Dtmf.RFC4733, SessionTimer.NONE, longest);
    }
}
