package dev.patchbay.orchestrator.trunk;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface TrunkRuleRows extends JpaRepository<TrunkRuleRow, Long> {

    List<TrunkRuleRow> findAllByOrderByTrunkAscPlaceAsc();

    List<TrunkRuleRow> findAllByTrunkOrderByPlace(long trunk);
}
