package dev.patchbay.orchestrator.call;

import dev.patchbay.orchestrator.trunk.TrunkId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Calls that ended, newest first.
public interface CallHistory {

    /// @param items at most as many as asked for
    /// @param total all that match
    record Page(List<FinishedCall> items, long total) {

        public Page {
            items = List.copyOf(items);
        }
    }

    /// @param search part of a number as dialled or shown, or a SIP Call-ID; empty for all
    /// @param page from 0
    /// @param size 1 to 200
    Page page(String search, int page, int size);

    /// @param most 1 to 200
    List<FinishedCall> latestOf(TrunkId trunk, int most);

    Optional<FinishedCall> byId(long id);

    /// When somebody last spoke on a call from there.
    ///
    /// @param origin a trunk's or a tenant's, as in the record
    Optional<Instant> lastAnsweredFrom(String origin);
}
