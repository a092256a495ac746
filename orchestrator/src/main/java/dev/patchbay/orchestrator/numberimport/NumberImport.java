package dev.patchbay.orchestrator.numberimport;

import dev.patchbay.orchestrator.trunk.TrunkId;
import java.time.Instant;
import java.util.Optional;

/// A file of numbers and how far its work is.
///
/// @param trunk for lines that name none
/// @param said a sentence about it; empty if there is nothing to say
/// @param lines how many the file has; 0 until it was tried
/// @param position the last line that was worked on
/// @param counts so far, in this go
public record NumberImport(
        long id,
        String file,
        Optional<TrunkId> trunk,
        String who,
        Instant uploaded,
        ImportState state,
        String said,
        long lines,
        long position,
        Counts counts) {

    public record Counts(long added, long changed, long unchanged, long failed) {

        static final Counts NONE = new Counts(0, 0, 0, 0);

        Counts plus(Counts other) {
            return new Counts(
                    added + other.added,
                    changed + other.changed,
                    unchanged + other.unchanged,
                    failed + other.failed);
        }
    }

    /// 0 to 100; while it is tried nobody knows how many lines there are.
    public int percent() {
        return lines == 0 ? 0 : (int) Math.min(100, 100 * position / lines);
    }
}
