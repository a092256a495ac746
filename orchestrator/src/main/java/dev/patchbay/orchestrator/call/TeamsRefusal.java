package dev.patchbay.orchestrator.call;

import java.util.Map;
import java.util.Optional;

/// What a final status of Teams means and what to do about it, by Microsoft's pages on Direct
/// Routing response codes. Where Microsoft's own reports name a sub-code for it, that is told, so
/// that the call can be found there; on the wire sub-codes are not.
final class TeamsRefusal {

    private static final Map<Integer, String> ADVICE =
            Map.ofEntries(
                    Map.entry(
                            403,
                            "The SBC name is not known or not verified in the customer's tenant, or"
                                    + " voice is off for the user, or a policy forbids the call."
                                    + " See the tenant's onboarding, then the user in the Teams"
                                    + " admin centre."),
                    Map.entry(
                            404,
                            "Nobody in the tenant has this number, or it is written otherwise there."
                                    + " Compare it with the user's number in the Teams admin centre"
                                    + " (Microsoft's sub-code: 511404)."),
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
                    Map.entry(
                            504,
                            "Teams could not deliver the call or found it malformed (549018). Run"
                                    + " the preflight: TLS, port and names."),
                    Map.entry(603, "The user declined. That is no fault."));

    private TeamsRefusal() {}

    /// @param status final SIP status Teams gave
    static Optional<String> advice(int status) {
        return Optional.ofNullable(ADVICE.get(status));
    }
}
