package dev.patchbay.lab.sip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A message being written. Writes what it is told, also what is wrong: tests send bad messages on
/// purpose.
public final class SipDraft {

    private record Line(String name, String value) {}

    private String startLine;
    private final List<Line> lines = new ArrayList<>();
    private String body = "";

    private SipDraft(String startLine) {
        this.startLine = startLine;
    }

    public static SipDraft request(String method, String uri) {
        return new SipDraft(method + " " + uri + " SIP/2.0");
    }

    /// A response with what RFC 3261 8.2.6.2 copies from the request. A To that has no tag yet gets
    /// `toTag`, unless that is empty.
    public static SipDraft response(SipMessage request, int status, String phrase, String toTag) {
        var draft = new SipDraft("SIP/2.0 " + status + " " + phrase);
        request.lines("Via").forEach(via -> draft.with("Via", via));
        draft.with("From", request.first("From").orElse(""));
        String to = request.first("To").orElse("");
        boolean tagged = toTag.isEmpty() || !request.to().tag().isEmpty();
        draft.with("To", tagged ? to : to + ";tag=" + toTag);
        draft.with("Call-ID", request.callId());
        draft.with("CSeq", request.first("CSeq").orElse(""));
        return draft;
    }

    /// A draft that starts as a copy of a message, to change it.
    public static SipDraft like(SipMessage message) {
        var draft = new SipDraft(message.startLine());
        for (var header : message.headers()) {
            if (!SipMessage.longName(header.name()).equals("content-length")) {
                draft.with(header.name(), header.value());
            }
        }
        draft.body = message.bodyText();
        return draft;
    }

    public SipDraft startLine(String line) {
        startLine = line;
        return this;
    }

    public SipDraft with(String name, String value) {
        lines.add(new Line(name, value));
        return this;
    }

    public SipDraft withAll(String name, List<String> values) {
        values.forEach(value -> with(name, value));
        return this;
    }

    public SipDraft without(String name) {
        lines.removeIf(line -> SipMessage.longName(line.name()).equals(SipMessage.longName(name)));
        return this;
    }

    /// Replaces every line of this name by one, at the place of the first.
    public SipDraft replacing(String name, String value) {
        int at = 0;
        while (at < lines.size()
                && !SipMessage.longName(lines.get(at).name()).equals(SipMessage.longName(name))) {
            at++;
        }
        without(name);
        lines.add(Math.min(at, lines.size()), new Line(name, value));
        return this;
    }

    public SipDraft body(String type, String text) {
        body = text;
        return replacing("Content-Type", type);
    }

    public SipDraft noBody() {
        body = "";
        return without("Content-Type");
    }

    public SipMessage written(NameStyle style) {
        var text = new StringBuilder(startLine).append("\r\n");
        boolean measured = false;
        for (Line line : lines) {
            measured |= SipMessage.longName(line.name()).equals("content-length");
            text.append(style.write(line.name())).append(": ").append(line.value()).append("\r\n");
        }
        if (!measured) {
            int length = body.getBytes(StandardCharsets.UTF_8).length;
            text.append(style.write("Content-Length")).append(": ").append(length).append("\r\n");
        }
        text.append("\r\n").append(body);
        try {
            return SipMessage.read(text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (SipSyntaxException e) {
            throw new IllegalStateException("wrote what cannot be read", e);
        }
    }
}
