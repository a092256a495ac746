package dev.patchbay.orchestrator.microsoft;

import dev.patchbay.orchestrator.teams.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Something that becomes due from time to time.
interface Duty {

    /// @param key while a task of this key runs, no other is started
    /// @param tenant at whose Microsoft 365; see [TenantLease]
    record Due(String key, TenantId tenant, Runnable task) {}

    /// @param underWay the keys of what runs now
    List<Due> due(Instant now, Set<String> underWay);

    /// @return when there is more, if that is known and later than now
    default Optional<Instant> next(Instant now) {
        return Optional.empty();
    }
}
