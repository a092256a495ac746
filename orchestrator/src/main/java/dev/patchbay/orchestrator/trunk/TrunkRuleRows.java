package dev.patchbay.orchestrator.trunk;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface TrunkRuleRows extends JpaRepository<TrunkRuleRow, Long> {

    List<TrunkRuleRow> findAllByOrderByTrunkAscPlaceAsc();

    List<TrunkRuleRow> findAllByTrunkOrderByPlace(long trunk);

    /// Also those that were stored since somebody looked.
    @Modifying
    @Query("delete from TrunkRuleRow r where r.trunk = :trunk")
    void deleteAllOf(long trunk);
}
