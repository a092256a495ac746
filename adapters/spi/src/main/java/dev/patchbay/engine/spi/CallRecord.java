package dev.patchbay.engine.spi;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// One ended call as the engine wrote it down, before anybody has judged whose doing the end was.
///
/// @param sipCallId the caller's leg's Call-ID header, for finding it in a trace
/// @param origin as in [EngineEvent.CallOffered]
/// @param route the encoded route that was used, empty if the call ended before there was one
/// @param routedBy `table` (decided ahead), `asked`, or `fallback` (nobody answered in time)
/// @param gateway the last gateway tried, empty if none was
/// @param rang how long the last target rang, empty if it never did
/// @param talked empty if the call was never answered
/// @param result how dialling ended, engine-neutral
/// @param q850 cause of the end (ITU-T Q.850), 0 if unknown
/// @param sipStatus final SIP status of the last target tried, 0 if it gave none
/// @param said what the far end wrote beside that status, and, where the call went to Teams, what
///   it gave as its reason (RFC 3326); empty if nothing
/// @param endedBy which side said goodbye first
public record CallRecord(
        CallId call,
        String sipCallId,
        Direction direction,
        String origin,
        String dialled,
        String caller,
        String route,
        RoutedBy routedBy,
        Optional<GatewayName> gateway,
        Instant started,
        Instant ended,
        Optional<Duration> rang,
        Optional<Duration> talked,
        DialResult result,
        int q850,
        int sipStatus,
        String said,
        EndedBy endedBy) {

    private static final int LONGEST_SAID = 200;

    /// Somebody else's words: kept short, and on one line.
    public CallRecord {
        said = said.replaceAll("\\p{Cntrl}+", " ").strip();
        said = said.length() > LONGEST_SAID ? said.substring(0, LONGEST_SAID) : said;
    }

    public enum RoutedBy {
        TABLE,
        ASKED,
        FALLBACK
    }

    public enum DialResult {
        /// no target was ever dialled
        NOT_DIALLED,
        ANSWERED,
        BUSY,
        NO_ANSWER,
        /// the caller gave up before an answer
        CANCELLED,
        /// every target refused or could not be reached
        FAILED
    }

    public enum EndedBy {
        CALLER,
        CALLEE,
        ENGINE,
        /// the engine, because the call had lasted as long as the trunk's calls may
        LONGEST
    }
}
