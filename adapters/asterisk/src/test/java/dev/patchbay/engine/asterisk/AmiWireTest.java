package dev.patchbay.engine.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.engine.spi.EngineRefusedException;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
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

    /// Damaged blocks, whatever the damage, are read, or end the conversation; nothing else.
    @Test
    void survivesAMillionDamagedBlocks() {
        var block =
                """
                Event: UserEvent\r
                UserEvent: PatchbayOffered\r
                Call: 1795434838.7\r
                Direction: in\r
                Origin: g1\r
                Dialled: +4722000100\r
                EventList: Complete\r
                \r
                """
                        .getBytes(StandardCharsets.UTF_8);
        var random = new Random(20261123);
        var read = 0;

        for (int i = 0; i < 1_000_000; i++) {
            var damaged = Arrays.copyOf(block, block.length - random.nextInt(3));
            for (int times = random.nextInt(1, 6); times > 0; times--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                var message = new AmiReader(new ByteArrayInputStream(damaged)).message();
                assertThat(new AmiPending("x").take(message)).isIn(true, false);
                read++;
            } catch (IOException endsTheConversation) {
                assertThat(endsTheConversation)
                        .isInstanceOfAny(EOFException.class, ProtocolException.class);
            }
        }
        assertThat(read).isGreaterThan(100_000);
    }

    private static AmiReader reader(String text) {
        return new AmiReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
