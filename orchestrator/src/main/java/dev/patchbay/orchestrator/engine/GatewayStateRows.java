package dev.patchbay.orchestrator.engine;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface GatewayStateRows extends JpaRepository<GatewayStateRow, Long> {

    Optional<GatewayStateRow> findFirstByGatewayAndEngineOrderByIdDesc(
            String gateway, String engine);

    List<GatewayStateRow> findAllByGatewayInOrderByIdDesc(Collection<String> gateways, Limit limit);

    /// The last state of each stays, however old.
    @Modifying
    @Query(
            """
            delete from GatewayStateRow row where row.since < :time and exists
            (select 1 from GatewayStateRow newer where newer.id > row.id
            and newer.gateway = row.gateway and newer.engine = row.engine)
            """)
    void deleteOvertaken(Instant time);
}
