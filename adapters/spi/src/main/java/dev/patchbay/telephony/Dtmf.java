package dev.patchbay.telephony;

/// How pressed keys travel on a trunk. Towards Teams it is always RFC 4733.
public enum Dtmf {
    RFC4733("rfc2833", "beside the audio (RFC 4733)"),
    INFO("info", "in SIP INFO"),
    IN_BAND("inband", "as tones in the audio");

    private final String word;
    private final String words;

    Dtmf(String word, String words) {
        this.word = word;
        this.words = words;
    }

    /// @return as it stands in an engine's table
    public String word() {
        return word;
    }

    /// @return as a person is told of it
    public String words() {
        return words;
    }
}
