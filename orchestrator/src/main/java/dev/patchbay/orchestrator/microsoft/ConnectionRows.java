package dev.patchbay.orchestrator.microsoft;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface ConnectionRows extends JpaRepository<ConnectionRow, Long> {

    boolean existsByDirectoryAndTenantNot(String directory, Long tenant);

    /// Those whose numbers are changed; see [Connection#active].
    @Query("select c.tenant from ConnectionRow c where c.state in (CONNECTED, BROKEN, SCRIPTED)")
    Set<Long> active();

    @Query("select c.tenant from ConnectionRow c where c.nextTry <= :now")
    List<Long> toLookAt(Instant now);

    @Query(
            "select c.tenant from ConnectionRow c where c.nextSync <= :now"
                    + " and (c.pausedUntil is null or c.pausedUntil <= :now)")
    List<Long> toRead(Instant now);
}
