package dev.patchbay.lab.sip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// One SIP message together with the octets it came in. Reading is lenient (compact names, folding,
/// any case, bare line feeds, odd spacing); whoever judges looks at [#headers] and [#octets].
public final class SipMessage {

    /// @param name as sent, whatever its case or length
    /// @param value unfolded and stripped
    /// @param asSent the whole line or lines, folding included
    public record Header(String name, String value, String asSent) {

        boolean named(String wanted) {
            return longName(name).equals(longName(wanted));
        }
    }

    private static final Map<String, String> COMPACT =
            Map.ofEntries(
                    Map.entry("a", "accept-contact"),
                    Map.entry("b", "referred-by"),
                    Map.entry("c", "content-type"),
                    Map.entry("e", "content-encoding"),
                    Map.entry("f", "from"),
                    Map.entry("i", "call-id"),
                    Map.entry("k", "supported"),
                    Map.entry("l", "content-length"),
                    Map.entry("m", "contact"),
                    Map.entry("o", "event"),
                    Map.entry("r", "refer-to"),
                    Map.entry("s", "subject"),
                    Map.entry("t", "to"),
                    Map.entry("u", "allow-events"),
                    Map.entry("v", "via"),
                    Map.entry("x", "session-expires"));

    private final byte[] octets;
    private final String startLine;
    private final List<Header> headers;
    private final byte[] body;

    SipMessage(byte[] octets, String startLine, List<Header> headers, byte[] body) {
        this.octets = octets;
        this.startLine = startLine;
        this.headers = List.copyOf(headers);
        this.body = body;
    }

    public static SipMessage read(byte[] octets) throws SipSyntaxException {
        return SipReader.read(octets);
    }

    static String longName(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        return COMPACT.getOrDefault(lower, lower);
    }

    public byte[] octets() {
        return octets.clone();
    }

    public String text() {
        return new String(octets, StandardCharsets.UTF_8);
    }

    public String startLine() {
        return startLine;
    }

    /// All headers in their order on the wire.
    public List<Header> headers() {
        return headers;
    }

    public byte[] body() {
        return body.clone();
    }

    public String bodyText() {
        return new String(body, StandardCharsets.UTF_8);
    }

    public boolean isRequest() {
        return !isStatusLine(startLine);
    }

    /// The request's method; for a response the method it answers, from CSeq.
    public String method() {
        if (isRequest()) {
            return startLine.substring(0, startLine.indexOf(' '));
        }
        String cseq = first("CSeq").orElse("");
        return cseq.substring(cseq.lastIndexOf(' ') + 1);
    }

    public String requestUriText() {
        if (!isRequest()) {
            return "";
        }
        int from = startLine.indexOf(' ') + 1;
        return startLine.substring(from, startLine.lastIndexOf(' ')).strip();
    }

    public Optional<SipUri> requestUri() {
        return SipUri.parse(requestUriText());
    }

    /// The response's status; 0 for a request.
    public int status() {
        return isRequest() ? 0 : Integer.parseInt(startLine.split(" +", 3)[1]);
    }

    public String reasonPhrase() {
        String[] words = startLine.split(" +", 3);
        return isRequest() || words.length < 3 ? "" : words[2];
    }

    public Optional<String> first(String name) {
        return headers.stream().filter(h -> h.named(name)).map(Header::value).findFirst();
    }

    /// The values of all lines with this name, one per line.
    public List<String> lines(String name) {
        return headers.stream().filter(h -> h.named(name)).map(Header::value).toList();
    }

    /// The values of all lines with this name, cut at commas.
    public List<String> values(String name) {
        var values = new ArrayList<String>();
        for (String line : lines(name)) {
            for (String value : Words.split(line, ',')) {
                if (!value.isEmpty()) {
                    values.add(value);
                }
            }
        }
        return values;
    }

    public boolean lists(String name, String word) {
        return values(name).stream().anyMatch(word::equalsIgnoreCase);
    }

    public String callId() {
        return first("Call-ID").orElse("");
    }

    public NameAddress from() {
        return NameAddress.parse(first("From").orElse(""));
    }

    public NameAddress to() {
        return NameAddress.parse(first("To").orElse(""));
    }

    public Optional<NameAddress> contact() {
        return values("Contact").stream().findFirst().map(NameAddress::parse);
    }

    public Via topVia() {
        return Via.parse(values("Via").stream().findFirst().orElse(""));
    }

    /// The sequence number, or -1 when CSeq is missing or no number.
    public long sequence() {
        String number = first("CSeq").orElse("").split(" +", 2)[0];
        return number.matches("\\d{1,10}") ? Long.parseLong(number) : -1;
    }

    static boolean isStatusLine(String line) {
        return line.regionMatches(true, 0, "SIP/2.0 ", 0, 8);
    }

    @Override
    public String toString() {
        return startLine;
    }
}
