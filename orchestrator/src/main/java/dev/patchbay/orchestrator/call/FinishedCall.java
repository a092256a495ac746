package dev.patchbay.orchestrator.call;

import dev.patchbay.engine.spi.Direction;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A call that ended, as stored.
///
/// @param sipCallId the caller's leg's Call-ID, to find the call in a trace
/// @param origin the carrier it came from, in the engine's words, or the tenant's SBC name
/// @param gateway the far side that took it or was tried last
/// @param rang from the INVITE to the answer, or to the end
/// @param sipStatus the far side's final status, 0 if none came
/// @param said what the far side wrote beside it, empty if nothing
/// @param assignee whom the customer's number led to in Microsoft 365 when the call ended
public record FinishedCall(
        long id,
        String engine,
        String call,
        String sipCallId,
        Direction direction,
        String origin,
        String dialled,
        String caller,
        String route,
        String routedBy,
        Optional<String> gateway,
        Instant started,
        Instant ended,
        Optional<Duration> rang,
        Optional<Duration> talked,
        int q850,
        int sipStatus,
        String said,
        CallEnd end,
        Optional<String> assignee) {

    /// What became of the call, for people who do not read SIP.
    public String sentence() {
        return CallSentence.of(this);
    }

    /// What to do about it, where Teams refused the call and Microsoft says what that means.
    public Optional<String> advice() {
        return direction == Direction.INBOUND && talked.isEmpty() && gateway.isPresent()
                ? TeamsRefusal.advice(sipStatus, said)
                : Optional.empty();
    }
}
