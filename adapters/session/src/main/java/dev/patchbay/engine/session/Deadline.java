package dev.patchbay.engine.session;

import dev.patchbay.engine.spi.EngineUnreachableException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The moment after which nobody waits any more. Measured on the monotonic clock: a corrected wall
/// clock must not end or prolong a wait.
public record Deadline(long atNanos) {

    public static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos());
    }

    public boolean passed() {
        return leftNanos() <= 0;
    }

    public long leftNanos() {
        return atNanos - System.nanoTime();
    }

    /// At least one millisecond, because socket time-outs read 0 as "for ever".
    public int leftMillis() {
        return (int) Math.max(1, TimeUnit.NANOSECONDS.toMillis(leftNanos()));
    }

    /// @param what what is awaited, as it reads in "no answer to …"
    public <T> T await(CompletableFuture<T> answer, String what) throws EngineUnreachableException {
        try {
            return answer.get(Math.max(0, leftNanos()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            answer.cancel(true);
            throw new EngineUnreachableException("no answer to %s in time".formatted(what), late);
        } catch (ExecutionException failed) {
            var cause = failed.getCause() == null ? failed : failed.getCause();
            throw new EngineUnreachableException(
                    "%s: %s".formatted(what, Failures.inWords(cause)), cause);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new EngineUnreachableException("interrupted while awaiting " + what, stop);
        }
    }
}
