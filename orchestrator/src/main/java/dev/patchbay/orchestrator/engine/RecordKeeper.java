package dev.patchbay.orchestrator.engine;

import dev.patchbay.engine.spi.CallRecord;
import java.util.List;

/// Stores what engines recorded.
@FunctionalInterface
public interface RecordKeeper {

    /// All or none; once it returns, the engine forgets them. A record that is known already is no
    /// error and changes nothing.
    void keep(String engine, List<CallRecord> records);
}
