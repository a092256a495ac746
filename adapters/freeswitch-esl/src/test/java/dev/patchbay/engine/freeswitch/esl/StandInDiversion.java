package dev.patchbay.engine.freeswitch.esl;

import dev.patchbay.engine.spi.Spelling;
import dev.patchbay.lab.sip.SipMessage;
import dev.patchbay.lab.sip.SipMessage.Header;
import java.util.ArrayList;
import java.util.Optional;
import java.util.regex.Pattern;

/// What the dialplan does about who forwarded a call.
final class StandInDiversion {

    private static final Pattern DIVERTED =
            Pattern.compile("(?:\\+[0-9]{1,15}\\.[0-9]{3}\\.[a-z-]{1,20}(?:\\.p)?/?){1,3}");
    private static final Pattern TEXT = Pattern.compile("(<[A-Za-z0-9+.;=@?:<>\" ,-]{1,500})$");

    private StandInDiversion() {}

    /// @return who forwarded a call from Teams, in the edge's words
    static String words(SipMessage invite) {
        return invite.first("X-Diverted").filter(it -> DIVERTED.matcher(it).matches()).orElse("");
    }

    /// @return who forwarded a call from a carrier, in the last of its lines
    static String text(SipMessage invite) {
        var lines = invite.lines("Diversion");
        var found = TEXT.matcher(lines.isEmpty() ? "" : lines.getLast());
        return found.find() ? found.group(1) : "";
    }

    /// @param words the target, at its colons
    static Optional<Header> forTeams(String[] words, String text) {
        return words.length < 4 || text.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        header(
                                "X-Diversion",
                                (words[2].startsWith("_") ? words[2] : "-") + " " + text));
    }

    /// @param words the target, at its colons
    /// @param callee whom the carrier is asked to call
    static Optional<Header> forCarrier(String[] words, String diverted, String callee) {
        if (words.length < 9 || diverted.isEmpty()) {
            return Optional.empty();
        }
        var parts = words[7].split("_", -1);
        var spelling = new Spelling(parts[1], parts[2], parts[3]);
        return Optional.of(
                words[6].equals("div")
                        ? header("Diversion", diversion(diverted, spelling, words[8]))
                        : header("History-Info", history(diverted, spelling, words[8], callee)));
    }

    private static String diversion(String diverted, Spelling spelling, String host) {
        var hops = new ArrayList<String>();
        for (var hop : diverted.split("/", -1)) {
            var said = hop.split("\\.", -1);
            hops.addFirst(
                    "<sip:%s@%s>;reason=%s;counter=1;privacy=%s"
                            .formatted(
                                    spelling.write(said[0]),
                                    host,
                                    said[2],
                                    said.length > 3 ? "full" : "off"));
        }
        return String.join(", ", hops);
    }

    private static String history(String diverted, Spelling spelling, String host, String callee) {
        var entries = new ArrayList<String>();
        var index = "1";
        for (var hop : diverted.split("/", -1)) {
            var said = hop.split("\\.", -1);
            entries.add(
                    "<sip:%s@%s;user=phone?Reason=SIP%%3Bcause%%3D%s%s>;index=%s"
                            .formatted(
                                    spelling.write(said[0]),
                                    host,
                                    said[1],
                                    said.length > 3 ? "&Privacy=history" : "",
                                    index));
            index += ".1";
        }
        entries.add("<sip:%s@%s;user=phone>;index=%s".formatted(callee, host, index));
        return String.join(", ", entries);
    }

    private static Header header(String name, String value) {
        return new Header(name, value, "");
    }
}
