package dev.patchbay.microsoft;

import java.time.Duration;
import java.util.Optional;

/// No answer came, or Microsoft asks to come back later. Worth trying again.
public final class MicrosoftUnreachableException extends Exception {

    private final boolean taken;
    private final Optional<Duration> retryAfter;

    /// @param maybeTaken whether the question may have been acted on all the same
    /// @param retryAfter how long Microsoft wants to be left alone, where it said so
    public MicrosoftUnreachableException(
            String sentence, boolean maybeTaken, Optional<Duration> retryAfter) {
        super(sentence);
        this.taken = maybeTaken;
        this.retryAfter = retryAfter;
    }

    /// @return whether the question may have been acted on all the same: a change must be looked
    ///   for before it is asked for again
    public boolean maybeTaken() {
        return taken;
    }

    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
