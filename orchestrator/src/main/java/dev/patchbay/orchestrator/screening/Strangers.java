package dev.patchbay.orchestrator.screening;

import dev.patchbay.telephony.InvalidValueException;
import java.util.Arrays;

/// What becomes of a call whose caller is neither the customer's nor approved.
public enum Strangers {
    REFUSE("Refuse them"),
    DEFAULT_CALLER("Call as the default caller; refuse them where there is none"),
    PASS("Let them out as they are");

    private final String words;

    Strangers(String words) {
        this.words = words;
    }

    /// @return the same as a person is told of it
    public String words() {
        return words;
    }

    /// @throws InvalidValueException if it is none of them
    public static Strangers named(String text) {
        return Arrays.stream(values())
                .filter(it -> it.name().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new InvalidValueException(
                                "strangers",
                                text.replaceAll("\\p{Cntrl}", "␀"),
                                "one of " + Arrays.asList(values())));
    }
}
