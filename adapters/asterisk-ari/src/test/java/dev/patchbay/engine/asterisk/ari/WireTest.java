package dev.patchbay.engine.asterisk.ari;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.engine.asterisk.ari.AriFrames.Frame;
import dev.patchbay.engine.spi.CallId;
import dev.patchbay.engine.spi.Direction;
import dev.patchbay.engine.spi.EngineEvent.CallOffered;
import dev.patchbay.engine.spi.EngineEvent.Unrecognised;
import dev.patchbay.engine.spi.EngineRefusedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What stands on the two wires, read and written.
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

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nAction: Logoff", "a\nb", "a\u0000b", "ä", " "})
    void writesNoValueThatWouldEndItsLine(String value) {
        assertThatThrownBy(() -> new AmiAction("DBPut").with("Val", value))
                .isInstanceOf(EngineRefusedException.class)
                .hasMessageNotContaining("\n");
    }

    @Test
    void readsABlockAndSkipsWhatIsNoHeader() throws IOException {
        var reader =
                reader("garbage\r\nResponse: Success\r\nMessage: a: b\r\n\r\nEvent: X\r\n\r\n");

        var message = reader.message();

        assertThat(message.get("Response")).isEqualTo("Success");
        assertThat(message.get("Message")).isEqualTo("a: b");
        assertThat(reader.message().event("X")).isTrue();
    }

    @Test
    void givesUpOnALineWithoutEnd() {
        assertThatThrownBy(() -> reader("a".repeat(AmiReader.LONGEST_LINE + 1)).message())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("more than");
    }

    private static AmiReader reader(String text) {
        return new AmiReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
