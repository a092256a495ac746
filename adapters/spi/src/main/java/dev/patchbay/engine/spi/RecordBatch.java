package dev.patchbay.engine.spi;

import java.util.List;

/// Records read from an engine's spool in one go.
///
/// @param bookmark what [EngineSession#forget] needs to drop them; opaque to everyone else
/// @param unreadable lines that were no record, kept for the log
public record RecordBatch(List<CallRecord> records, String bookmark, List<String> unreadable) {

    public RecordBatch {
        records = List.copyOf(records);
        unreadable = List.copyOf(unreadable);
    }
}
