package dev.patchbay.engine.asterisk.ari;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.engine.asterisk.ari.AriFrames.Frame;
import dev.patchbay.engine.spi.CallId;
import dev.patchbay.engine.spi.Direction;
import dev.patchbay.engine.spi.EngineEvent.CallOffered;
import dev.patchbay.engine.spi.EngineEvent.Unrecognised;
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
                                {"type":"StasisStart","application":"patchbay","args":["in","g1","+4722000100",""],
                                 "channel":{"id":"1795434838.7"}}
                                """))
                .isEqualTo(
                        new Frame.Told(
                                new CallOffered(
                                        new CallId("1795434838.7"),
                                        Direction.INBOUND,
                                        "g1",
                                        "+4722000100",
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
}
