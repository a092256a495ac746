package dev.patchbay.orchestrator.call;

import dev.patchbay.engine.spi.Direction;
import java.util.Locale;

/// Says in one sentence what became of a call, for people who do not read SIP.
final class CallSentence {

    private CallSentence() {}

    static String of(FinishedCall call) {
        var end = call.end();
        return switch (end.reason()) {
            case "hung-up" ->
                    "Connected for %s; %s hung up."
                            .formatted(
                                    duration(call.talked().orElseThrow().toSeconds()), ender(end));
            case "longest-reached" ->
                    "Connected for %s, as long as the trunk lets a call last."
                            .formatted(duration(call.talked().orElseThrow().toSeconds()));
            case "busy" -> "The callee was busy.";
            case "no-answer" -> "Nobody answered.";
            case "cancelled" -> "The caller gave up before anybody answered.";
            case "unreachable" -> "%s could not be reached.".formatted(far(call));
            case "number-refused" -> "%s does not know the number.".formatted(far(call));
            case "nobody-decided" ->
                    "No route was known and nobody was there to be asked; the caller got a 503.";
            case "number-unknown" -> "No trunk of ours has this number; the caller got a 404.";
            case "number-not-assigned" ->
                    "The number is not assigned to anybody; the caller got a 404.";
            case "number-unreadable" ->
                    "What was dialled is no phone number; the caller got a 484.";
            case "origin-unknown" -> "The call came from an address no trunk names; it got a 403.";
            case "trunk-disabled" -> "The trunk is disabled; the caller got a 403.";
            case "tenant-unknown" -> "No tenant has this SBC name; the caller got a 404.";
            case "tenant-missing" -> "The customer has no Teams tenant; the caller got a 404.";
            case "trunk-draft" -> "The trunk is a draft that no engine has; the caller got a 403.";
            case "tenant-disabled" -> "The tenant is disabled; the caller got a 403.";
            case "caller-not-of-tenant" ->
                    "The caller's number is not one of this tenant's; the caller got a 403.";
            case "destination-barred" ->
                    "The trunk lets no calls out to this number; the caller got a 403.";
            case "off-hours" ->
                    "The customer makes no such calls at this hour; the caller got a 403.";
            case "minutes-used-up" ->
                    "The customer's minutes of the day were used up; the caller got a 403.";
            case "customer-full" ->
                    "The customer had as many calls as it may have; the caller got a 486.";
            case "channels-full" ->
                    "All channels of the trunk were in use; the caller got a %s."
                            .formatted(told(call));
            case "rate-exceeded" ->
                    "The trunk had as many calls in that second as it may; the caller got a %s."
                            .formatted(told(call));
            case String refused when refused.startsWith("refused-") ->
                    "%s refused the call with %s."
                            .formatted(far(call), refused.substring("refused-".length()));
            case String other -> "Ended by %s: %s.".formatted(end.party().word(), other);
        };
    }

    /// The status in a route such as `1|refuse|channels-full|503|34`.
    private static String told(FinishedCall call) {
        var parts = call.route().split("\\|", -1);
        return parts.length > 3 ? parts[3] : "refusal";
    }

    private static String ender(CallEnd end) {
        return switch (end.party()) {
            case CALLER -> "the caller";
            case CALLEE -> "the callee";
            case ENGINE -> "the engine";
            case CARRIER -> "the carrier";
            case TEAMS -> "Teams";
            case PATCHBAY -> "Patchbay";
        };
    }

    private static String far(FinishedCall call) {
        return call.direction() == Direction.INBOUND ? "Teams" : "The carrier";
    }

    private static String duration(long seconds) {
        return seconds < 60
                ? seconds + " s"
                : String.format(Locale.ROOT, "%d:%02d min", seconds / 60, seconds % 60);
    }
}
