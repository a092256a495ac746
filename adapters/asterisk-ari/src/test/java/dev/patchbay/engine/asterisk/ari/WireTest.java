package dev.patchbay.engine.asterisk.ari;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.engine.asterisk.ari.AriFrames.Frame;
import dev.patchbay.engine.spi.CallId;
import dev.patchbay.engine.spi.Direction;
import dev.patchbay.engine.spi.EngineEvent.CallOffered;
import dev.patchbay.engine.spi.EngineEvent.Unrecognised;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What stands on ARI's wire, read and written.
class WireTest {

    @Test
    void readsTheAnnouncementOfACall() {
        assertThat(
                        AriFrames.read(
                                """
                                {"type":"StasisStart","application":"patchbay","args":["in","g1","+4722000100","",""],
                                 "channel":{"id":"1795434838.7"}}
                                """))
                .isEqualTo(
                        new Frame.Told(
                                new CallOffered(
                                        new CallId("1795434838.7"),
                                        Direction.INBOUND,
                                        "g1",
                                        "+4722000100",
                                        "",
                                        "")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "[]",
                "{}",
                "{\"type\":\"BridgeCreated\"}",
                "{\"type\":\"StasisStart\",\"application\":\"patchbay\",\"args\":[]}",
                "{\"type\":\"StasisStart\",\"application\":\"other\",\"args\":[\"in\",\"a\",\"b\"],\"channel\":{\"id\":\"1\"}}",
                "{\"type\":\"StasisStart\",\"application\":\"patchbay\",\"args\":[\"up\",\"a\",\"b\"],\"channel\":{\"id\":\"1\"}}",
                "{\"type\":\"StasisStart\",\"application\":\"patchbay\",\"args\":[\"in\",\"a\",\"b\"],\"channel\":{\"id\":\"a b\"}}",
                "{\"type\":\"RESTResponse\"}"
            })
    void countsWhatItDoesNotKnowAndNeverFails(String frame) {
        assertThat(AriFrames.read(frame))
                .isInstanceOfSatisfying(
                        Frame.Told.class,
                        told -> assertThat(told.event()).isInstanceOf(Unrecognised.class));
    }

    @Test
    void encodesEveryPartOfAPath() {
        assertThat(AriUri.of("channels/%s/variable?value=%s", "../x?y", "1|dial|+47 ä&z"))
                .isEqualTo("channels/..%2Fx%3Fy/variable?value=1%7Cdial%7C%2B47%20%C3%A4%26z");
        assertThat(AriUri.of("channels/%s", "..")).isEqualTo("channels/%2E%2E");
    }

    /// Damaged frames, whatever the damage, are counted as unknown or read; nothing escapes.
    @Test
    void survivesAMillionDamagedFrames() {
        var frame =
                """
                {"type":"StasisStart","application":"patchbay","args":["in","g1","+4722000100",""],\
                "channel":{"id":"1795434838.7"}}\
                """
                        .toCharArray();
        var random = new Random(20261123);

        for (int i = 0; i < 1_000_000; i++) {
            var damaged = Arrays.copyOf(frame, frame.length - random.nextInt(3));
            for (int times = random.nextInt(1, 5); times > 0; times--) {
                damaged[random.nextInt(damaged.length)] =
                        random.nextBoolean()
                                ? "{}[]\",:\\0-e".charAt(random.nextInt(11))
                                : (char) random.nextInt(0x10000);
            }
            assertThat(AriFrames.read(new String(damaged))).isNotNull();
        }
    }
}
