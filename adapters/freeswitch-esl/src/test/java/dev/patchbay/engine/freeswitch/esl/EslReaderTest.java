package dev.patchbay.engine.freeswitch.esl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The codec against what a real FreeSWITCH sent, whole, cut and damaged.
class EslReaderTest {

    private static final int MUTATIONS = 1_000_000;
    private static final long SEED = 20261123;

    @Test
    void readsAConversationFromTheWrongPasswordToTheGoodbye() throws IOException {
        var frames = framesIn(stream(recording("auth-and-commands")));

        assertThat(frames.getFirst().type()).isEqualTo("auth/request");
        assertThat(frames.get(1).answer()).isEqualTo("-ERR invalid");
        assertThat(frames.get(2).type()).isEqualTo("text/disconnect-notice");
        assertThat(frames.get(2).body()).startsWith("Disconnected, goodbye.\n");
        assertThat(frames.get(4).answer()).isEqualTo("+OK accepted");
        assertThat(frames).filteredOn(it -> it.type().equals("api/response")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth-and-commands", "show-json-live-call"})
    void readsTheSameFramesWhereverTheNetworkCutsTheStream(String name) throws IOException {
        var bytes = recording(name);
        var whole = framesIn(stream(bytes));

        for (int cut = 1; cut < bytes.length; cut++) {
            var cutInTwo =
                    new SequenceInputStream(
                            new ByteArrayInputStream(bytes, 0, cut),
                            new ByteArrayInputStream(bytes, cut, bytes.length - cut));
            assertThat(framesIn(cutInTwo)).as("cut after byte %d", cut).isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"events-json", "gateways"})
    void readsTheSameFramesByteByByte(String name) throws IOException {
        var bytes = recording(name);

        assertThat(framesIn(new OneByteAtATime(stream(bytes)))).isEqualTo(framesIn(stream(bytes)));
    }

    @Test
    void neverTakesATruncatedFrameForAWholeOne() throws IOException {
        var bytes = recording("show-json-live-call");
        var whole = framesIn(stream(bytes));

        for (int end = 0; end < bytes.length; end++) {
            var frames = framesIn(new ByteArrayInputStream(bytes, 0, end));
            assertThat(frames)
                    .as("ended after byte %d", end)
                    .isEqualTo(whole.subList(0, frames.size()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1e3", "99999999999", "268435457", " ", "0x10", "12 12"})
    void endsTheConversationOverALengthThatIsNone(String length) {
        assertThatThrownBy(() -> reader("Content-Length: %s\n\n".formatted(length)).frame())
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("body length");
    }

    @Test
    void spendsNoMemoryOnABodyThatWasOnlyAnnounced() {
        assertThatThrownBy(() -> reader("Content-Length: 268435456\n\nabc").frame())
                .isInstanceOf(EOFException.class);
    }

    @Test
    void givesUpOnALineOrAFrameWithoutEnd() {
        assertThatThrownBy(() -> reader("a".repeat(EslReader.LONGEST_LINE + 1)).frame())
                .isInstanceOf(ProtocolException.class);
        assertThatThrownBy(() -> reader("a: b\n".repeat(EslReader.MOST_LINES + 1)).frame())
                .isInstanceOf(ProtocolException.class);
    }

    @Test
    void keepsABodyAsItIsBlankLinesAndAll() throws IOException {
        var frame =
                reader("Content-Type: api/response\nX-New: 1\nContent-Length: 9\n\na\n\nä\r\nb+")
                        .frame();

        assertThat(frame.body()).isEqualTo("a\n\nä\r\nb+");
        assertThat(frame.get("X-New")).isEqualTo("1");
    }

    /// Damaged frames, whatever the damage, are read, or end the conversation; nothing else.
    @Test
    void survivesAMillionDamagedFrames() throws IOException {
        var frames = framesAsBytes();
        var random = new Random(SEED);
        var read = 0;

        for (int i = 0; i < MUTATIONS; i++) {
            var damaged = damaged(frames.get(random.nextInt(frames.size())), random);
            try {
                var frame = new EslReader(new ByteArrayInputStream(damaged)).frame();
                assertThat(Announcement.read(frame)).isNotNull();
                read++;
            } catch (IOException endsTheConversation) {
                assertThat(endsTheConversation)
                        .isInstanceOfAny(EOFException.class, ProtocolException.class);
            }
        }
        assertThat(read).isGreaterThan(MUTATIONS / 20);
    }

    private static byte[] damaged(byte[] frame, Random random) {
        var damaged = frame.clone();
        for (int times = random.nextInt(1, 5); times > 0; times--) {
            var at = random.nextInt(Math.min(damaged.length, 400));
            damaged[at] =
                    random.nextBoolean()
                            ? (byte) random.nextInt(256)
                            : (byte) "\n\r: 0123456789-+{}\"".charAt(random.nextInt(19));
        }
        return random.nextInt(4) == 0
                ? Arrays.copyOf(damaged, random.nextInt(damaged.length))
                : damaged;
    }

    /// Small frames, so that a million of them are read in seconds.
    private static List<byte[]> framesAsBytes() throws IOException {
        var frames = new ArrayList<byte[]>();
        for (var frame : framesIn(stream(recording("auth-and-commands")))) {
            var text = new StringBuilder();
            frame.headers().forEach((name, value) -> text.append(name + ": " + value + "\n"));
            frames.add((text + "\n" + frame.body()).getBytes(StandardCharsets.UTF_8));
        }
        frames.removeIf(frame -> frame.length > 2_000);
        frames.add(
                """
                Content-Length: 163
                Content-Type: text/event-json

                {"Event-Name":"CUSTOM","Event-Subclass":"patchbay::offered","Unique-ID":"a-b","variable_pb_direction":"in","variable_pb_origin":"g1","variable_pb_dialled":"+47220"}
                """
                        .getBytes(StandardCharsets.UTF_8));
        return frames;
    }

    private static List<EslFrame> framesIn(InputStream stream) throws IOException {
        var reader = new EslReader(stream);
        var frames = new ArrayList<EslFrame>();
        try {
            while (true) {
                frames.add(reader.frame());
            }
        } catch (EOFException end) {
            return frames;
        }
    }

    private static EslReader reader(String text) {
        return new EslReader(stream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static InputStream stream(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    private static byte[] recording(String name) throws IOException {
        try (var in =
                EslReaderTest.class.getResourceAsStream(
                        "/transcripts/freeswitch-1.11.1-%s.raw".formatted(name))) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }

    private static final class OneByteAtATime extends FilterInputStream {

        OneByteAtATime(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            return super.read(into, from, Math.min(1, length));
        }
    }
}
