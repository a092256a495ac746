package dev.patchbay.orchestrator.call;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a refusal of Teams means and what to do about it, by Microsoft's pages on Direct Routing
/// response codes: by the sub-code, where Teams says one, else by the status.
final class TeamsRefusal {

    /// Sub-codes are numbers of four to six digits in the text of the Reason header.
    private static final Pattern SUB_CODE =
            Pattern.compile("(?<![0-9A-Za-z-])[0-9]{4,6}(?![0-9A-Za-z-])");

    /// 560 and a status: Microsoft had that status from us.
    private static final Pattern FROM_US = Pattern.compile("560([4-6][0-9]{2})");

    private static final String NUMBER_UNKNOWN =
            "Nobody in the tenant has this number, or it is written otherwise there. Compare it with"
                    + " the user's number in the Teams admin centre";

    private static final String MALFORMED =
            "Teams could not deliver the call or found it malformed. Run the preflight: TLS, port and"
                    + " names";

    private static final Map<String, String> BY_SUB_CODE =
            Map.ofEntries(
                    Map.entry("511404", NUMBER_UNKNOWN),
                    Map.entry(
                            "10202",
                            "The call that was to be replaced by a transfer is gone. Transfer again"),
                    Map.entry(
                            "500001",
                            "Teams waited for an answer of the SBC that did not come. Run the"
                                    + " preflight and look at the edge's log"),
                    Map.entry(
                            "1106",
                            "Teams waited for the SBC's ACK, which did not come. Look at the edge's"
                                    + " log: the connection may have ended in between"),
                    Map.entry(
                            "540420",
                            "The call demanded a SIP extension Teams does not have. That is a fault"
                                    + " of ours: keep the trace"),
                    Map.entry("549002", MALFORMED),
                    Map.entry("569002", MALFORMED),
                    Map.entry("549018", MALFORMED));

    private static final Map<Integer, String> BY_STATUS =
            Map.ofEntries(
                    Map.entry(
                            403,
                            "The SBC name is not known or not verified in the customer's tenant, or"
                                    + " voice is off for the user, or a policy forbids the call."
                                    + " See the tenant's onboarding, then the user in the Teams"
                                    + " admin centre."),
                    Map.entry(404, NUMBER_UNKNOWN + " (Microsoft's sub-code: 511404)."),
                    Map.entry(
                            408,
                            "Teams waited for an answer of the SBC that did not come (500001), or"
                                    + " for its ACK (1106). Run the preflight and look at the"
                                    + " edge's log."),
                    Map.entry(
                            420,
                            "The call demanded a SIP extension Teams does not have (540420). That"
                                    + " is a fault of ours: keep the trace."),
                    Map.entry(
                            480,
                            "The user is signed in nowhere, or does not want to be disturbed."),
                    Map.entry(
                            488,
                            "No codec or no SRTP key in common (560488). Allow PCMA or PCMU on the"
                                    + " trunk."),
                    Map.entry(
                            503,
                            "No hub took the call. The Teams page says which answer; look at"
                                    + " Microsoft's service health too."),
                    Map.entry(504, MALFORMED + " (549018)."),
                    Map.entry(603, "The user declined. That is no fault."));

    private TeamsRefusal() {}

    /// @param status final SIP status Teams gave
    /// @param said what it wrote beside it
    static Optional<String> advice(int status, String said) {
        return SUB_CODE.matcher(said)
                .results()
                .map(found -> bySubCode(found.group()))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> Optional.ofNullable(BY_STATUS.get(status)));
    }

    private static Optional<String> bySubCode(String code) {
        var fromUs = FROM_US.matcher(code);
        return fromUs.matches()
                ? Optional.of(
                        "Microsoft says that the SBC itself had answered with %s (sub-code %s). See the"
                                        .formatted(fromUs.group(1), code)
                                + " other calls of that minute.")
                : Optional.ofNullable(BY_SUB_CODE.get(code))
                        .map(advice -> "%s (Microsoft's sub-code: %s).".formatted(advice, code));
    }
}
