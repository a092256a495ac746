package dev.patchbay.orchestrator.microsoft;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface ChangeRows extends JpaRepository<ChangeRow, Long> {

    Optional<ChangeRow> findFirstByE164OrderByIdDesc(String e164);

    List<ChangeRow> findByE164AndEndedIsNull(String e164);

    List<ChangeRow> findByE164InAndEndedIsNull(Collection<String> numbers);

    /// Of each number the newest.
    @Query(
            "select c from ChangeRow c where c.e164 in :numbers and c.id ="
                    + " (select max(d.id) from ChangeRow d where d.e164 = c.e164)")
    List<ChangeRow> newest(Collection<String> numbers);

    @Query(
            "select c from ChangeRow c where c.tenant = :tenant and (c.ended is null"
                    + " or (c.stage = FAILED and c.id ="
                    + " (select max(d.id) from ChangeRow d where d.e164 = c.e164))) order by c.id desc")
    List<ChangeRow> unsettled(long tenant, Limit most);

    long countByTenantAndEndedIsNull(long tenant);

    @Query("select count(c) from ChangeRow c where c.tenant = :tenant and c.stage =" + " BY_HAND")
    long countByHand(long tenant);

    /// One number's changes come one after the other.
    String DUE =
            "select c.id from ChangeRow c join ConnectionRow m on m.tenant = c.tenant"
                    + " where c.tenant = :tenant and c.nextStep <= :now"
                    + " and m.state in (CONNECTED, SCRIPTED)"
                    + " and (m.pausedUntil is null or m.pausedUntil <= :now)"
                    + " and not exists (select 1 from ChangeRow d where d.e164 = c.e164"
                    + " and d.ended is null and d.id < c.id)";

    @Query(
            DUE
                    + " and c.stage in (WAITING, CHECKED, SENDING)"
                    + " and (m.writesPausedUntil is null or m.writesPausedUntil <= :now)"
                    + " order by c.nextStep, c.id")
    List<Long> toSend(long tenant, Instant now, Limit most);

    @Query(DUE + " and c.stage in (POLLING, READING) order by c.nextStep, c.id")
    List<Long> toFollow(long tenant, Instant now, Limit most);

    @Query("select min(c.nextStep) from ChangeRow c where c.nextStep > :now")
    Optional<Instant> nextStep(Instant now);
}
