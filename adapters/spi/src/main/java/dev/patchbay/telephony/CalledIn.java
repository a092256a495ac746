package dev.patchbay.telephony;

/// Where a carrier we registered at writes the number it calls.
public enum CalledIn {
    FIRST_FOUND("", "the Request-URI, else To, else P-Called-Party-ID"),
    REQUEST_URI("uri", "the Request-URI"),
    TO("to", "To"),
    P_CALLED_PARTY_ID("party", "P-Called-Party-ID");

    private final String word;
    private final String words;

    CalledIn(String word, String words) {
        this.word = word;
        this.words = words;
    }

    /// @return what dialplans call it; nothing where they are to look themselves
    public String word() {
        return word;
    }

    /// @return the place as a person is told of it
    public String words() {
        return words;
    }

    /// @throws InvalidValueException if it is no such place
    public static CalledIn named(String text) {
        return OneOf.named("calledIn", CalledIn.class, text);
    }
}
