package dev.patchbay.orchestrator.trunk;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface TrunkRows extends JpaRepository<TrunkRow, Long> {

    List<TrunkRow> findAllByOrderByNameAscIdAsc();

    List<TrunkRow> findAllByCustomerOrderByNameAscIdAsc(long customer);

    /// @return the trunks that have a name to look up again by now, the longest due first
    @Query(
            "select t.id from TrunkRow t join t.names n where n.lookAgain <= :now"
                    + " group by t.id order by min(n.lookAgain)")
    List<Long> withNamesDue(Instant now, Limit most);

    /// For a change of it, so that what DNS says does not overwrite what an admin says meanwhile.
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select t from TrunkRow t where t.id = :id")
    Optional<TrunkRow> toChange(long id);

    boolean existsByCustomerAndNameIgnoreCase(long customer, String name);
}
