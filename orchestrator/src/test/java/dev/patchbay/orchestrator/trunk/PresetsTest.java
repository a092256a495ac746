package dev.patchbay.orchestrator.trunk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.telephony.Codec;
import dev.patchbay.telephony.Dtmf;
import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.Media;
import dev.patchbay.telephony.SessionTimer;
import dev.patchbay.telephony.Srtp;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;

class PresetsTest {

    @Test
    void readsWhatAFileSaysOfAudio() {
        assertThat(read("{\"codecs\":[\"PCMU\",\"PCMA\"],\"srtp\":\"REQUIRED\"}").media())
                .isEqualTo(
                        new Media(
                                List.of(Codec.PCMU, Codec.PCMA),
                                Srtp.REQUIRED,
                                Dtmf.RFC4733,
                                SessionTimer.NONE,
                                Optional.empty()));
        assertThat(read("{\"sessionTimer\":\"OFFERED\",\"dtmf\":\"INFO\"}").media())
                .isEqualTo(
                        new Media(
                                Media.USUAL.codecs(),
                                Srtp.OFF,
                                Dtmf.INFO,
                                SessionTimer.OFFERED,
                                Optional.empty()));
        assertThat(read("null").media()).isEqualTo(Media.USUAL);
    }

    @Test
    void takesNoAudioThatThereIsNot() {
        assertThatThrownBy(() -> read("{\"codecs\":[\"G729\"]}"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("codecs");
    }

    private static Preset read(String media) {
        return Presets.read(
                file(
                        """
                        {"name": "A", "kind": "static", "transport": "UDP", "habits": {},
                         "media": %s, "notes": [], "source": "nobody"}
                        """
                                .formatted(media)));
    }

    private static Resource file(String content) {
        return new ByteArrayResource(content.getBytes(UTF_8)) {
            @Override
            public String getFilename() {
                return "a.json";
            }
        };
    }
}
