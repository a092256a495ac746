package dev.patchbay.lab.graph;

import java.time.Duration;

/// What can be made to go wrong with a call.
public sealed interface Fault {

    /// Answers with an error and does nothing.
    ///
    /// @param retryAfterSeconds 0: without `Retry-After`
    record Refuses(int status, String code, int retryAfterSeconds) implements Fault {

        public Refuses {
            if (status < 400 || status > 599) {
                throw new IllegalArgumentException(
                        "status: %d (expected: 400 to 599)".formatted(status));
            }
        }
    }

    /// Does what is asked, later.
    record Slow(Duration by) implements Fault {}

    /// Does what is asked and closes the connection without an answer.
    record LosesAnswer() implements Fault {}

    /// Closes the connection and does nothing.
    record HangsUp() implements Fault {}

    /// Answers 502 with a page of HTML, as gateways do.
    record Garbage() implements Fault {}

    /// The write is accepted, its operation succeeds, and nothing has changed.
    record SilentNoOp() implements Fault {}

    /// The write is accepted, its operation fails.
    record FailsInside(Trouble trouble) implements Fault {}

    /// The write is accepted, its operation is `skipped`, which Microsoft's SDK does not know.
    record Skipped() implements Fault {}

    /// The operation is told within `value`.
    record Wrapped() implements Fault {}

    /// The token is revoked: this call and all after it get 401, until a new one is asked for.
    record RevokesToken() implements Fault {}
}
