package dev.patchbay.orchestrator.onboarding;

/// Whom a step waits on.
public enum Waiting {
    US("you"),
    CUSTOMER("the customer's administrator"),
    MICROSOFT("Microsoft"),
    NOBODY("nobody");

    private final String word;

    Waiting(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
