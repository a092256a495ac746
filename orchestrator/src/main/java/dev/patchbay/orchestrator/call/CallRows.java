package dev.patchbay.orchestrator.call;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface CallRows extends JpaRepository<CallRow, Long> {

    @Query(
            "select max(row.ended) from CallRow row where row.origin = :origin and row.talkedMillis is not null")
    Optional<Instant> lastAnswered(String origin);

    List<CallRow> findByTrunkOrderByEndedDescIdDesc(long trunk, Limit limit);

    @Query("select row.call from CallRow row where row.engine = :engine and row.call in :calls")
    Set<String> known(String engine, Collection<String> calls);

    @Query(
            """
            select row from CallRow row
            where row.dialled like :pattern escape '\\'
               or row.caller like :pattern escape '\\'
               or row.sipCallId like :pattern escape '\\'
            """)
    Page<CallRow> search(String pattern, Pageable page);

    @Query(
            """
            select new dev.patchbay.orchestrator.call.Spoken(
                row.trunk, cast(floor(extract(epoch from row.started) / 900) as long), sum(row.talkedMillis))
            from CallRow row
            where row.direction = dev.patchbay.engine.spi.Direction.OUTBOUND and row.trunk is not null
              and row.talkedMillis is not null and row.ended >= :time and row.started >= :time
            group by row.trunk, cast(floor(extract(epoch from row.started) / 900) as long)
            """)
    List<Spoken> spokenSince(Instant time);
}
