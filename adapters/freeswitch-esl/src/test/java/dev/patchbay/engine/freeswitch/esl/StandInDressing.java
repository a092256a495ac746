package dev.patchbay.engine.freeswitch.esl;

import dev.patchbay.engine.spi.Reading;
import dev.patchbay.engine.spi.Spelling;
import dev.patchbay.lab.sip.SipMessage.Header;
import dev.patchbay.lab.sip.call.CallPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the dialplan makes of a route's target: who is dialled, and what is said of the caller.
///
/// @param callee user part of the Request-URI, or all of it but the scheme where the target tells
record StandInDressing(String gateway, String callee, String from, List<Header> headers) {

    /// @param marks what the dialplan has found out about the call
    static StandInDressing of(String target, Map<String, String> marks) {
        var words = target.split(":", -1);
        var caller = marks.getOrDefault("pb_caller", "");
        return words[0].equals("teams")
                ? new StandInDressing(
                        "teams",
                        words[1] + ":5061",
                        words.length < 3 || words[2].isEmpty() ? caller : told(words[2], caller),
                        StandInDiversion.forTeams(words, marks.getOrDefault("pb_said", "")).stream()
                                .toList())
                : trunk(words, marks);
    }

    private String place(String proxy) {
        return callee.contains("@") ? callee : callee + "@" + proxy;
    }

    /// @param own the profile it goes out by
    CallPlan plan(String id, StandInGateways.Gateway next, StandInProfile own, Duration ring) {
        var uri = "sip:%s".formatted(place(next.get("proxy")));
        return new CallPlan(
                id,
                uri,
                "<sip:%s@%s>"
                        .formatted(
                                from,
                                next.settings()
                                        .getOrDefault("from-domain", own.address().hostAndPort())),
                "<%s>".formatted(uri),
                own.address().transport().name(),
                next.host(),
                next.port(),
                headers,
                Optional.empty(),
                ring,
                Optional.empty());
    }

    private static StandInDressing trunk(String[] words, Map<String, String> marks) {
        var caller = marks.getOrDefault("pb_caller", "");
        var origin = marks.getOrDefault("pb_origin", "");
        var withheld = marks.getOrDefault("pb_withheld", "").equals("yes");
        var number = number(words[2], marks.getOrDefault("pb_dialled", ""));
        var from = words.length < 4 || words[3].equals("*") ? caller : words[3];
        var headers = new ArrayList<Header>();
        if (words.length > 5 && !words[5].isEmpty()) {
            headers.add(asserted(words[4], words[5], withheld));
        } else if (withheld) {
            headers.add(asserted("pai", from + "@" + origin, true));
        }
        if (withheld) {
            headers.add(header("Privacy", "id"));
        }
        StandInDiversion.forCarrier(words, marks.getOrDefault("pb_diverted", ""), number)
                .ifPresent(headers::add);
        return new StandInDressing(words[1], number, withheld ? "anonymous" : from, headers);
    }

    private static String number(String callee, String dialled) {
        if (callee.startsWith("_")) {
            var parts = callee.split("_", -1);
            return new Spelling(parts[1], parts[2], parts[3]).write(dialled);
        }
        return callee.equals("*") ? dialled : callee;
    }

    private static String told(String text, String caller) {
        var parts = text.split("_", -1);
        return text.startsWith("_") ? new Reading(parts[1], parts[2], parts[3]).read(caller) : text;
    }

    private static Header asserted(String header, String who, boolean withheld) {
        var uri = "<sip:%s>".formatted(who);
        return switch (header) {
            case "pai" -> header("P-Asserted-Identity", uri);
            case "ppi" -> header("P-Preferred-Identity", uri);
            default ->
                    header(
                            "Remote-Party-ID",
                            "%s;party=calling;screen=yes;privacy=%s"
                                    .formatted(uri, withheld ? "full" : "off"));
        };
    }

    private static Header header(String name, String value) {
        return new Header(name, value, "");
    }
}
