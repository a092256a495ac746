package dev.patchbay.orchestrator.microsoft;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
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

    /// Those whose changes Microsoft may be asked about.
    @Query(
            "select c.tenant from ConnectionRow c where c.state in (CONNECTED, SCRIPTED)"
                    + " and (c.pausedUntil is null or c.pausedUntil <= :now)")
    List<Long> thatMayChange(Instant now);

    @Query("select min(c.writesPausedUntil) from ConnectionRow c where c.writesPausedUntil > :now")
    Optional<Instant> nextWrite(Instant now);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select c from ConnectionRow c where c.tenant = :tenant")
    Optional<ConnectionRow> locked(long tenant);
}
