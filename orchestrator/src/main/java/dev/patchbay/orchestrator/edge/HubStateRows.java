package dev.patchbay.orchestrator.edge;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;

interface HubStateRows extends JpaRepository<HubStateRow, Long> {

    Optional<HubStateRow> findFirstByHubOrderByIdDesc(String hub);

    List<HubStateRow> findAllByOrderByIdDesc(Limit limit);

    void deleteBySinceBefore(Instant time);
}
