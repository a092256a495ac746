package dev.patchbay.engine.freeswitch.esl;

import dev.patchbay.lab.sip.NameAddress;
import dev.patchbay.lab.sip.SipMessage;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// What the dialplan finds out about a call before it looks for a route, as variables.
final class StandInMarks {

    private static final Pattern NUMBER = Pattern.compile("[+*#0-9A-Za-z._-]{1,64}");
    private static final String ASSERTED = "P-Asserted-Identity";

    private StandInMarks() {}

    /// @param user the called one, as written
    static Map<String, String> of(SipMessage invite, String direction, String origin, String user) {
        var marks = new HashMap<String, String>();
        marks.put("pb_direction", direction);
        marks.put("pb_origin", origin);
        marks.put("pb_dialled", dialled(user));
        var from = invite.from().user();
        var asserted = invite.first(ASSERTED).map(it -> NameAddress.parse(it).user()).orElse("");
        var withheld = from.equals("anonymous") && direction.equals("out") && !asserted.isEmpty();
        var caller = withheld ? asserted : from;
        marks.put("pb_caller", NUMBER.matcher(caller).matches() ? caller : "");
        marks.put("pb_withheld", withheld ? "yes" : "");
        marks.put("pb_diverted", direction.equals("out") ? StandInDiversion.words(invite) : "");
        marks.put("pb_said", direction.equals("in") ? StandInDiversion.text(invite) : "");
        return marks;
    }

    /// A callee with other characters is for the orchestrator to refuse.
    private static String dialled(String user) {
        var text = URLDecoder.decode(user.replace("+", "%2B"), StandardCharsets.UTF_8);
        if (NUMBER.matcher(text).matches()) {
            return text;
        }
        var clean = text.replaceFirst("[^+*#0-9A-Za-z._-].*", "");
        return clean.substring(0, Math.min(40, clean.length())) + ".odd";
    }
}
