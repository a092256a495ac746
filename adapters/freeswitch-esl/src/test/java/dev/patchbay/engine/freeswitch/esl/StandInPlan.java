package dev.patchbay.engine.freeswitch.esl;

import dev.patchbay.lab.sip.SipMessage.Header;
import dev.patchbay.lab.sip.call.CallPlan;
import java.util.ArrayList;
import java.util.Set;

/// What is added to a call that is placed once more after a refusal.
final class StandInPlan {

    private static final Set<String> TIMER = Set.of("Supported", "Min-SE", "Session-Expires");

    private StandInPlan() {}

    static CallPlan with(CallPlan plan, Header... headers) {
        var extra = new ArrayList<>(plan.extra());
        for (var header : headers) {
            extra.removeIf(it -> it.name().equals(header.name()) && TIMER.contains(it.name()));
            extra.add(header);
        }
        return new CallPlan(
                plan.name(),
                plan.requestUri(),
                plan.from(),
                plan.to(),
                plan.protocol(),
                plan.host(),
                plan.port(),
                extra,
                plan.location(),
                plan.patience(),
                plan.talk());
    }

    /// With a session timer (RFC 4028).
    static CallPlan timed(CallPlan plan, String seconds) {
        return with(
                plan,
                header("Supported", "timer"),
                header("Min-SE", "90"),
                header("Session-Expires", seconds));
    }

    private static Header header(String name, String value) {
        return new Header(name, value, value);
    }
}
