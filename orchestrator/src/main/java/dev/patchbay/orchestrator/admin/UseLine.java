package dev.patchbay.orchestrator.admin;

import dev.patchbay.orchestrator.limit.CustomerLimits;
import dev.patchbay.orchestrator.limit.CustomerUse;
import dev.patchbay.orchestrator.limit.TrunkLimits;
import dev.patchbay.orchestrator.limit.TrunkUse;
import java.util.List;
import java.util.OptionalInt;

/// How much of something is in use.
///
/// @param limit the most there may be, or in words that there is no such number
record UseLine(String what, String used, String limit, String tone) {

    static List<UseLine> of(TrunkUse use, TrunkLimits limits) {
        return List.of(
                of("Calls from the carrier", use.inbound(), limits.inbound()),
                of("Calls to the carrier", use.outbound(), limits.outbound()),
                of("Both together", use.total(), limits.total()));
    }

    static List<UseLine> of(CustomerUse use, CustomerLimits limits) {
        return List.of(
                of("Calls in progress", use.calls(), limits.calls()),
                of(
                        "Minutes spoken today on calls out",
                        use.spokenToday().toMinutes(),
                        limits.minutesPerDay()));
    }

    private static UseLine of(String what, long used, OptionalInt limit) {
        return new UseLine(
                what,
                Long.toString(used),
                limit.isPresent() ? "of " + limit.getAsInt() : "no limit",
                limit.isPresent() && used >= limit.getAsInt() ? "red" : "green");
    }
}
