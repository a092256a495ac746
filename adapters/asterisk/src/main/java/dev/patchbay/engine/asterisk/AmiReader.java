package dev.patchbay.engine.asterisk;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// Reads manager blocks from bytes. Lines that are no header are skipped, as Asterisk's own client
/// library does; a line or block beyond all measure ends the conversation, because whatever sends
/// it is no Asterisk.
final class AmiReader {

    static final int LONGEST_LINE = 65_536;
    static final int MOST_LINES = 5_000;

    private final InputStream in;

    AmiReader(InputStream in) {
        this.in = new BufferedInputStream(in, 32_768);
    }

    AmiMessage message() throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (int lines = 0; lines < MOST_LINES; lines++) {
            var line = line();
            if (line.isEmpty()) {
                if (!headers.isEmpty()) {
                    return new AmiMessage(headers);
                }
            } else {
                var colon = line.indexOf(':');
                if (colon > 0) {
                    // repeated where a list asks for several variables
                    headers.merge(
                            line.substring(0, colon),
                            line.substring(colon + 1).strip(),
                            (one, more) -> one + "\n" + more);
                }
            }
        }
        throw new ProtocolException("manager block of more than %d lines".formatted(MOST_LINES));
    }

    String line() throws IOException {
        return line(LONGEST_LINE);
    }

    String line(int longest) throws IOException {
        var bytes = new ByteArrayOutputStream(80);
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new EOFException("the connection was closed");
            }
            if (bytes.size() >= longest) {
                throw new ProtocolException(
                        "manager line of more than %d bytes".formatted(longest));
            }
            bytes.write(octet);
        }
        var line = bytes.toString(StandardCharsets.UTF_8);
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }
}
