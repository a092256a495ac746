package dev.patchbay.orchestrator.microsoft;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/// Something that becomes due from time to time.
interface Duty {

    /// @param key while a task of this key runs, no other is started
    record Due(String key, Runnable task) {}

    /// @param underWay the keys of what runs now
    List<Due> due(Instant now, Set<String> underWay);
}
