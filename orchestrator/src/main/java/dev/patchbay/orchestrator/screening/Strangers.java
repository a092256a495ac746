package dev.patchbay.orchestrator.screening;

import dev.patchbay.telephony.OneOf;

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
        return OneOf.named("strangers", Strangers.class, text);
    }
}
