package dev.patchbay.orchestrator.microsoft;

import dev.patchbay.orchestrator.numberplan.Assignment;
import dev.patchbay.orchestrator.numberplan.Assignment.AutoAttendant;
import dev.patchbay.orchestrator.numberplan.Assignment.CallQueue;
import dev.patchbay.orchestrator.numberplan.Assignment.TeamsUser;
import dev.patchbay.orchestrator.teams.TenantId;
import java.util.Optional;

/// Whom a number of a tenant is to lead to.
record Wish(TenantId tenant, Optional<Assignment> wanted) {

    static String kind(Assignment assignment) {
        return switch (assignment) {
            case TeamsUser user -> "TEAMS_USER";
            case CallQueue queue -> "CALL_QUEUE";
            case AutoAttendant attendant -> "AUTO_ATTENDANT";
        };
    }

    static Assignment assignment(String kind, String principal) {
        return switch (kind) {
            case "TEAMS_USER" -> new TeamsUser(principal);
            case "CALL_QUEUE" -> new CallQueue(principal);
            case "AUTO_ATTENDANT" -> new AutoAttendant(principal);
            default -> throw new IllegalStateException("kind: " + kind);
        };
    }
}
