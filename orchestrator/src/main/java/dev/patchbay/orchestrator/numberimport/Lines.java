package dev.patchbay.orchestrator.numberimport;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/// A text, line by line, of which only so much is kept as a line may have.
///
/// Nothing that belongs to a number has several lines, so a line is a record; a quote that somebody
/// forgot to close then costs that line and not the rest of the file.
final class Lines implements Closeable {

    static final int LONGEST = 4_000;

    private static final int NONE = -2;

    /// @param number from 1, as editors count
    /// @param cut whether it was longer than [#LONGEST]
    record Line(long number, String text, boolean cut) {}

    private final Reader reader;
    private long number;
    private int ahead = NONE;

    Lines(Reader reader) {
        this.reader = reader;
    }

    /// @return empty at the end
    Optional<Line> next() throws IOException {
        var text = new StringBuilder();
        var cut = false;
        var at = read();
        if (at < 0) {
            return Optional.empty();
        }
        for (; at >= 0 && at != '\n' && at != '\r'; at = read()) {
            if (text.length() < LONGEST) {
                text.append((char) at);
            } else {
                cut = true;
            }
        }
        if (at == '\r') {
            var after = reader.read();
            ahead = after == '\n' ? NONE : after;
        }
        number++;
        return Optional.of(new Line(number, text.toString(), cut));
    }

    private int read() throws IOException {
        if (ahead == NONE) {
            return reader.read();
        }
        var at = ahead;
        ahead = at < 0 ? at : NONE;
        return at;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
