package dev.patchbay.telephony;

/// Whether we ask for a call to be refreshed from time to time (RFC 4028). A carrier's own refresh
/// is answered either way.
public enum SessionTimer {
    NONE("none", "none: the carrier refreshes if it wants to"),
    /// `Session-Expires: 1800` and `Min-SE: 90`, what carriers that demand a timer take.
    OFFERED("offered", "offered: every 30 minutes, or as the carrier wants it");

    private final String word;
    private final String words;

    SessionTimer(String word, String words) {
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
