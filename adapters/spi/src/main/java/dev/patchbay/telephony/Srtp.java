package dev.patchbay.telephony;

/// Whether audio is encrypted, with keys told in SDP (SDES, RFC 4568).
public enum Srtp {
    OFF("forbidden", "off: neither offered nor taken"),
    OPTIONAL("optional", "optional: offered, and done without where the carrier has none"),
    REQUIRED("mandatory", "required: no call without it");

    private final String word;
    private final String words;

    Srtp(String word, String words) {
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
