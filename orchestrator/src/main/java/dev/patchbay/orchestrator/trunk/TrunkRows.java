package dev.patchbay.orchestrator.trunk;

import java.time.Instant;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface TrunkRows extends JpaRepository<TrunkRow, Long> {

    List<TrunkRow> findAllByOrderByNameAscIdAsc();

    List<TrunkRow> findAllByCustomerOrderByNameAscIdAsc(long customer);

    /// @return the trunks that have a name to look up again by now, the longest due first
    @Query(
            "select t.id from TrunkRow t join t.names n where n.lookAgain <= :now"
                    + " group by t.id order by min(n.lookAgain)")
    List<Long> withNamesDue(Instant now, Limit most);

    boolean existsByCustomerAndNameIgnoreCase(long customer, String name);
}
