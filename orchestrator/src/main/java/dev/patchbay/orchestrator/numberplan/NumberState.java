package dev.patchbay.orchestrator.numberplan;

import dev.patchbay.telephony.InvalidValueException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// Whether somebody can be given a number.
public enum NumberState {
    FREE,
    ASSIGNED,
    /// For somebody, until a day.
    RESERVED,
    /// Released a short while ago: who calls it still means the one who had it.
    AGEING;

    /// As pages and the API write it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static NumberState of(String word) {
        return Arrays.stream(values())
                .filter(it -> it.word().equals(word))
                .findFirst()
                .orElseThrow(() ->
                        new InvalidValueException(
                                "state",
                                word.replaceAll("\\p{Cntrl}", "␀"),
                                Arrays.stream(values())
                                        .map(NumberState::word)
                                        .collect(Collectors.joining(", "))));
    }
}
