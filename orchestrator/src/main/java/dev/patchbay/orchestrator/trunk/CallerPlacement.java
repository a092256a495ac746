package dev.patchbay.orchestrator.trunk;

import dev.patchbay.telephony.OneOf;

/// Where a carrier wants to read who calls (RFC 3261 section 20.20, RFC 3325).
public enum CallerPlacement {
    FROM("From"),
    FROM_AND_PAI("From and P-Asserted-Identity"),
    FROM_AND_PPI("From and P-Preferred-Identity"),
    FROM_AND_RPID("From and Remote-Party-ID"),
    ACCOUNT_IN_FROM("From holds the account, P-Asserted-Identity the caller"),
    /// What German carriers call CLIP no screening.
    ACCOUNT_IN_PAI("From holds the caller, P-Asserted-Identity the account");

    private final String words;

    CallerPlacement(String words) {
        this.words = words;
    }

    /// @return the placement as a person is told of it
    public String words() {
        return words;
    }

    /// @return whether the carrier must be told an account
    public boolean namesAccount() {
        return this == ACCOUNT_IN_FROM || this == ACCOUNT_IN_PAI;
    }

    /// @throws InvalidValueException if it is no placement
    public static CallerPlacement named(String text) {
        return OneOf.named("placement", CallerPlacement.class, text);
    }
}
