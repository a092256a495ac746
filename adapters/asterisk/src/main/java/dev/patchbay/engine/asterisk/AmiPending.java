package dev.patchbay.engine.asterisk;

import dev.patchbay.engine.session.Deadline;
import dev.patchbay.engine.session.Failures;
import dev.patchbay.engine.spi.EngineUnreachableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// An action that has been sent and what came back so far: one block, or a list up to its end.
final class AmiPending {

    /// The longest a list may take as a whole, however steadily its rows drip in.
    private static final Duration LONGEST_LIST = Duration.ofMinutes(2);

    private final String what;
    private final CompletableFuture<List<AmiMessage>> done = new CompletableFuture<>();
    private final List<AmiMessage> received = new ArrayList<>();
    private volatile long progressAt = System.nanoTime();

    AmiPending(String what) {
        this.what = what;
    }

    /// Called by the reader only.
    ///
    /// @return whether this was the last block of the answer
    boolean take(AmiMessage message) {
        progressAt = System.nanoTime();
        received.add(message);
        var last = message.response() ? !message.opensList() : message.closesList();
        if (last) {
            done.complete(List.copyOf(received));
        }
        return last;
    }

    void fail(EngineUnreachableException why) {
        done.completeExceptionally(why);
    }

    /// @param patience the longest silence: each block of a list starts it anew
    List<AmiMessage> await(Duration patience) throws EngineUnreachableException {
        var overall = Deadline.in(LONGEST_LIST);
        while (true) {
            var quiet = new Deadline(progressAt + patience.toNanos());
            try {
                return done.get(Math.max(1, quiet.leftNanos()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException slow) {
                if (overall.passed() || progressAt + patience.toNanos() <= System.nanoTime()) {
                    throw new EngineUnreachableException(
                            "no answer to %s in time".formatted(what), slow);
                }
            } catch (ExecutionException failed) {
                throw new EngineUnreachableException(
                        "%s: %s"
                                .formatted(
                                        what,
                                        Failures.inWords(
                                                failed.getCause() == null
                                                        ? failed
                                                        : failed.getCause())),
                        failed);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new EngineUnreachableException("interrupted while awaiting " + what, stop);
            }
        }
    }
}
