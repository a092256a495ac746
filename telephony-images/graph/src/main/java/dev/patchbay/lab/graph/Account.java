package dev.patchbay.lab.graph;

import java.util.Locale;
import java.util.Set;

/// What can hold a number, or looks as if it could.
///
/// @param usageLocation two letters, empty if an admin never set it
/// @param changed rises with each change in the tenant, for delta
record Account(
        String id,
        String principalName,
        String displayName,
        Kind kind,
        String usageLocation,
        Set<Plan> plans,
        long changed) {

    enum Kind {
        USER("user"),
        CALL_QUEUE("resourceAccount"),
        AUTO_ATTENDANT("resourceAccount"),
        GUEST("guest"),
        ON_PREMISES("sfbOnPremUser");

        private final String accountType;

        Kind(String accountType) {
            this.accountType = accountType;
        }

        String accountType() {
            return accountType;
        }

        boolean resource() {
            return this == CALL_QUEUE || this == AUTO_ATTENDANT;
        }

        static Kind named(String text) {
            for (var kind : values()) {
                if (kind.name().replace("_", "").equals(text.toUpperCase(Locale.ROOT))) {
                    return kind;
                }
            }
            throw new IllegalArgumentException(
                    "kind: '%s' (expected: user, callQueue, autoAttendant, guest or onPremises)"
                            .formatted(text));
        }
    }

    Account {
        plans = Set.copyOf(plans);
    }

    /// Resource accounts have this department, and that is how they are told from people.
    String department() {
        return kind.resource() ? "Microsoft Communication Application Instance" : "";
    }

    /// Whether a number may be given to it, as far as licences go.
    boolean licensed() {
        return plans.contains(Plan.MCOEV)
                || (kind.resource() && plans.contains(Plan.MCOEV_VIRTUALUSER));
    }

    Account changedAt(long sequence) {
        return new Account(id, principalName, displayName, kind, usageLocation, plans, sequence);
    }
}
