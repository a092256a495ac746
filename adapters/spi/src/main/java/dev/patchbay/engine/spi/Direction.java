package dev.patchbay.engine.spi;

/// Which way a call goes, seen from Patchbay. Decided before anything else about it.
public enum Direction {
    /// carrier to Teams
    INBOUND("in"),
    /// Teams to carrier
    OUTBOUND("out");

    private final String word;

    Direction(String word) {
        this.word = word;
    }

    /// @return the word the dialplan and the table use
    public String word() {
        return word;
    }

    public static Direction of(String word) {
        return switch (word) {
            case "in" -> INBOUND;
            case "out" -> OUTBOUND;
            default ->
                    throw new IllegalArgumentException(
                            "direction: '%s' (expected: in or out)".formatted(word));
        };
    }
}
