package dev.patchbay.orchestrator.edge;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface HubStateRows extends JpaRepository<HubStateRow, Long> {

    Optional<HubStateRow> findFirstByEdgeAndHubOrderByIdDesc(String edge, String hub);

    List<HubStateRow> findAllByOrderByIdDesc(Limit limit);

    /// The last state of each stays, however old.
    @Modifying
    @Query(
            """
            delete from HubStateRow row where row.since < :time and exists
            (select 1 from HubStateRow newer where newer.id > row.id and newer.hub = row.hub
            and newer.edge = row.edge)
            """)
    void deleteOvertaken(Instant time);
}
