package dev.patchbay.orchestrator.numberimport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinesTest {

    @ParameterizedTest
    @ValueSource(strings = {"a\nb\n\nc", "a\r\nb\r\n\r\nc\r\n", "a\rb\r\rc\r", "a\nb\r\n\rc\n"})
    void endsALineWhereAnyProgramDoes(String text) throws IOException {
        assertThat(texts(new StringReader(text))).containsExactly("a", "b", "", "c");
    }

    @Test
    void keepsTheBeginningOfALineThatNeverEndsAndNoMore() throws IOException {
        try (var lines = new Lines(new Endless(200_000_000))) {
            var line = lines.next().orElseThrow();

            assertThat(line.cut()).isTrue();
            assertThat(line.text()).hasSize(Lines.LONGEST);
            assertThat(lines.next()).isEmpty();
        }
    }

    @Test
    void keepsALineThatIsJustShortEnoughWhole() throws IOException {
        var text = "x".repeat(Lines.LONGEST);
        try (var lines = new Lines(new StringReader(text + "\n" + text + "x"))) {
            assertThat(lines.next().orElseThrow().cut()).isFalse();
            assertThat(lines.next().orElseThrow()).isEqualTo(new Lines.Line(2, text, true));
        }
    }

    private static List<String> texts(Reader reader) throws IOException {
        var texts = new ArrayList<String>();
        try (var lines = new Lines(reader)) {
            for (var line = lines.next(); line.isPresent(); line = lines.next()) {
                texts.add(line.get().text());
            }
        }
        return texts;
    }

    /// As many characters as a 200 MB file of one line has, made as they are read.
    private static final class Endless extends Reader {

        private long left;

        Endless(long left) {
            this.left = left;
        }

        @Override
        public int read() {
            return left-- > 0 ? 'x' : -1;
        }

        @Override
        public int read(char[] to, int from, int most) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {
            left = 0;
        }
    }
}
