package dev.patchbay.lab.sip;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads messages from datagrams and from streams.
public final class SipReader {

    /// A message that is larger is an attack or a mistake, on a lab's wire as on any other.
    private static final int LARGEST = 65_536;

    private static final Pattern STATUS_LINE = Pattern.compile("(?i)SIP/2\\.0 +[1-6]\\d\\d( .*)?");
    private static final Pattern REQUEST_LINE = Pattern.compile("(?i)[A-Z]+ +\\S.* +SIP/2\\.0");
    private static final Pattern LENGTH =
            Pattern.compile("(?im)^(?:content-length|l)[ \\t]*:[ \\t]*(\\d{1,9})[ \\t]*$");

    private final InputStream stream;

    public SipReader(InputStream stream) {
        this.stream = stream;
    }

    /// Waits for the next message of a stream; empty when the stream has ended between messages.
    public Optional<SipMessage> next() throws IOException, SipSyntaxException {
        var octets = new ByteArrayOutputStream(2048);
        int last4 = 0;
        while (true) {
            int octet = stream.read();
            if (octet < 0) {
                if (octets.size() == 0) {
                    return Optional.empty();
                }
                throw new EOFException("stream ended inside a message");
            }
            if (octets.size() == 0 && (octet == '\r' || octet == '\n')) {
                continue; // keep-alive between messages, RFC 5626
            }
            octets.write(octet);
            last4 = last4 << 8 | octet;
            if (last4 == 0x0d0a0d0a || (last4 & 0xffff) == 0x0a0a) {
                break;
            }
            if (octets.size() > LARGEST) {
                throw new SipSyntaxException("header section larger than " + LARGEST);
            }
        }
        Matcher length = LENGTH.matcher(octets.toString(StandardCharsets.UTF_8).replace("\r", ""));
        int body = length.find() ? Integer.parseInt(length.group(1)) : 0;
        if (body > LARGEST) {
            throw new SipSyntaxException("body larger than " + LARGEST);
        }
        byte[] rest = stream.readNBytes(body);
        if (rest.length < body) {
            throw new EOFException("stream ended inside a body");
        }
        octets.write(rest);
        return Optional.of(read(octets.toByteArray()));
    }

    static SipMessage read(byte[] octets) throws SipSyntaxException {
        int start = 0;
        while (start < octets.length && (octets[start] == '\r' || octets[start] == '\n')) {
            start++;
        }
        int end = endOfHeaders(octets, start);
        var text = new String(octets, start, end - start, StandardCharsets.UTF_8);
        var lines = new ArrayList<>(List.of(text.split("\r?\n", -1)));
        String startLine = lines.removeFirst().strip();
        if (!STATUS_LINE.matcher(startLine).matches()
                && !REQUEST_LINE.matcher(startLine).matches()) {
            throw new SipSyntaxException("not a SIP start line: " + printable(startLine));
        }
        return new SipMessage(
                octets.clone(),
                startLine,
                headers(lines),
                Arrays.copyOfRange(octets, end, octets.length));
    }

    private static List<SipMessage.Header> headers(List<String> lines) {
        var headers = new ArrayList<SipMessage.Header>();
        var current = new StringBuilder();
        for (String line : lines) {
            boolean folded = line.startsWith(" ") || line.startsWith("\t");
            if (!folded && !current.isEmpty()) {
                headers.add(header(current.toString()));
                current.setLength(0);
            }
            if (!line.isBlank()) {
                current.append(current.isEmpty() ? "" : "\r\n").append(line);
            }
        }
        if (!current.isEmpty()) {
            headers.add(header(current.toString()));
        }
        return headers;
    }

    private static SipMessage.Header header(String asSent) {
        String unfolded = asSent.replaceAll("\r\n[ \t]+", " ");
        int colon = unfolded.indexOf(':');
        return colon < 0
                ? new SipMessage.Header("", unfolded.strip(), asSent)
                : new SipMessage.Header(
                        unfolded.substring(0, colon).strip(),
                        unfolded.substring(colon + 1).strip(),
                        asSent);
    }

    /// Where the body starts, after the empty line.
    private static int endOfHeaders(byte[] octets, int start) {
        for (int i = start; i < octets.length; i++) {
            if (octets[i] == '\n') {
                if (i + 1 < octets.length && octets[i + 1] == '\n') {
                    return i + 2;
                }
                if (i + 2 < octets.length && octets[i + 1] == '\r' && octets[i + 2] == '\n') {
                    return i + 3;
                }
            }
        }
        return octets.length;
    }

    private static String printable(String line) {
        String safe = line.replaceAll("[^\\x20-\\x7e]", "?");
        return safe.length() > 80 ? safe.substring(0, 80) : safe;
    }
}
