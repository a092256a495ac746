package dev.patchbay.orchestrator.microsoft;

import java.time.Instant;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface ConnectionRows extends JpaRepository<ConnectionRow, Long> {

    boolean existsByDirectoryAndTenantNot(String directory, Long tenant);

    @Query("select c.tenant from ConnectionRow c where c.nextTry <= :now")
    List<Long> toLookAt(Instant now);

    @Query(
            "select c.tenant from ConnectionRow c where c.nextSync <= :now"
                    + " and (c.pausedUntil is null or c.pausedUntil <= :now)")
    List<Long> toRead(Instant now);
}
