package dev.patchbay.engine.freeswitch.esl;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// Reads frames from bytes. A body is exactly as many bytes as announced, blank lines and all. What
/// is beyond all measure, or announces a length that is no number, ends the conversation: where the
/// next frame begins could only be guessed.
final class EslReader {

    static final int LONGEST_LINE = 65_536;
    static final int MOST_LINES = 2_000;

    /// The table of a million numbers is about 100 MB; nobody lists that over this connection.
    static final int LONGEST_BODY = 256 * 1024 * 1024;

    private final InputStream in;

    EslReader(InputStream in) {
        this.in = new BufferedInputStream(in, 32_768);
    }

    EslFrame frame() throws IOException {
        var headers = headers();
        var length = length(headers.getOrDefault("Content-Length", "0"));
        return new EslFrame(headers, length == 0 ? "" : body(length));
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (int lines = 0; lines < MOST_LINES; lines++) {
            var line = line();
            if (line.isEmpty()) {
                if (!headers.isEmpty()) {
                    return headers;
                }
            } else {
                var colon = line.indexOf(':');
                if (colon > 0) {
                    headers.putIfAbsent(
                            line.substring(0, colon), line.substring(colon + 1).strip());
                }
            }
        }
        throw new ProtocolException("frame of more than %d lines".formatted(MOST_LINES));
    }

    private String line() throws IOException {
        var bytes = new ByteArrayOutputStream(80);
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new EOFException("the connection was closed");
            }
            if (bytes.size() >= LONGEST_LINE) {
                throw new ProtocolException("line of more than %d bytes".formatted(LONGEST_LINE));
            }
            bytes.write(octet);
        }
        var line = bytes.toString(StandardCharsets.UTF_8);
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    private static int length(String text) throws ProtocolException {
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) > LONGEST_BODY) {
            throw new ProtocolException(
                    "body length '%s' (expected: 0 to %d)"
                            .formatted(text.replaceAll("[^ -~]", "?"), LONGEST_BODY));
        }
        return Integer.parseInt(text);
    }

    /// Grows with what arrives: an announced length alone must not cost memory.
    private String body(int length) throws IOException {
        var bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the connection was closed inside of a body");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
