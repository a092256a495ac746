package dev.patchbay.orchestrator.routing;

import dev.patchbay.orchestrator.limit.CustomerLimits;
import dev.patchbay.orchestrator.limit.CustomerUse;
import dev.patchbay.orchestrator.limit.TrunkLimits;
import dev.patchbay.orchestrator.limit.TrunkUse;
import java.util.OptionalInt;
import java.util.StringJoiner;

/// How much is in use of what is limited, for people.
final class InWords {

    private final StringJoiner words = new StringJoiner(", ");

    private InWords() {}

    static String of(
            TrunkLimits trunk, TrunkUse trunkUse, CustomerLimits customer, CustomerUse use) {
        var words = new InWords();
        words.add(trunkUse.total(), trunk.total(), "channels of the trunk");
        words.add(trunkUse.inbound(), trunk.inbound(), "channels in");
        words.add(trunkUse.outbound(), trunk.outbound(), "channels out");
        words.add(trunkUse.begun(), trunk.callsPerSecond(), "calls in the last second");
        words.add(use.calls(), customer.calls(), "calls of the customer");
        words.add(
                use.spokenToday().toMinutes(),
                customer.minutesPerDay(),
                "minutes of the customer today");
        return words.words.length() == 0 ? "none that matters now" : words.words.toString();
    }

    private void add(long used, OptionalInt limit, String what) {
        limit.ifPresent(most -> words.add("%d of %d %s".formatted(used, most, what)));
    }
}
