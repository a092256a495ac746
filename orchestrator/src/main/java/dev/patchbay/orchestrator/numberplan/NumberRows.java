package dev.patchbay.orchestrator.numberplan;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface NumberRows extends JpaRepository<NumberRow, String> {

    List<NumberRow> findAllByTrunkOrderByE164(long trunk);

    long countByTrunk(long trunk);

    long countByState(NumberState state);
}
