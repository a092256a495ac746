package dev.patchbay.orchestrator.admin;

import dev.patchbay.orchestrator.limit.TrunkLimits;
import dev.patchbay.orchestrator.limit.TrunkLimits.WhenFull;
import dev.patchbay.telephony.InvalidValueException;
import java.util.Arrays;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// A trunk's limits as typed. Everything is text, so that what was typed comes back when it is
/// wrong.
record TrunkLimitForm(
        @Nullable String inbound,
        @Nullable String outbound,
        @Nullable String total,
        @Nullable String callsPerSecond,
        @Nullable String whenFull,
        @Nullable String allowed) {

    static TrunkLimitForm of(TrunkLimits limits) {
        return new TrunkLimitForm(
                TypedCount.shown(limits.inbound()),
                TypedCount.shown(limits.outbound()),
                TypedCount.shown(limits.total()),
                TypedCount.shown(limits.callsPerSecond()),
                limits.whenFull().name(),
                String.join("\n", limits.allowed()));
    }

    TrunkLimits limits() {
        return new TrunkLimits(
                channels("inbound", inbound),
                channels("outbound", outbound),
                channels("total", total),
                TypedCount.of("callsPerSecond", callsPerSecond, TrunkLimits.MOST_PER_SECOND),
                answer(),
                TrunkForm.text(allowed)
                        .lines()
                        .map(line -> line.replaceAll("\\s", ""))
                        .filter(line -> !line.isEmpty())
                        .toList());
    }

    private static OptionalInt channels(String field, @Nullable String typed) {
        return TypedCount.of(field, typed, TrunkLimits.MOST_CHANNELS);
    }

    private WhenFull answer() {
        return Arrays.stream(WhenFull.values())
                .filter(it -> it.name().equals(whenFull))
                .findFirst()
                .orElseThrow(() ->
                        new InvalidValueException(
                                "whenFull",
                                TrunkForm.text(whenFull),
                                "one of the answers offered"));
    }
}
