package dev.patchbay.engine.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.engine.spi.EngineRefusedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What stands on the manager's wire, read and written.
class AmiWireTest {

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
