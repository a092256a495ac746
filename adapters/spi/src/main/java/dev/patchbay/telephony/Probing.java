package dev.patchbay.telephony;

/// How a peer is asked by OPTIONS whether it is there.
///
/// @param everySeconds 0: it is not asked, and counts as there
/// @param failuresUntilDown how many questions in a row it leaves unanswered before no calls go to
///   it
/// @param successesUntilUp how many it then answers before calls do
public record Probing(int everySeconds, int failuresUntilDown, int successesUntilUp) {

    public static final Probing USUAL = new Probing(30, 1, 1);

    public Probing {
        Check.that(
                everySeconds == 0 || (everySeconds >= 10 && everySeconds <= 3600),
                "probeSeconds",
                everySeconds,
                "10 to 3600 seconds, or 0 for never");
        Check.that(
                failuresUntilDown >= 1 && failuresUntilDown <= 10,
                "probeFailures",
                failuresUntilDown,
                "1 to 10");
        Check.that(
                successesUntilUp >= 1 && successesUntilUp <= 10,
                "probeSuccesses",
                successesUntilUp,
                "1 to 10");
    }

    /// @return whether one answer or silence is not enough to change a peer's state
    public boolean patient() {
        return failuresUntilDown > 1 || successesUntilUp > 1;
    }
}
