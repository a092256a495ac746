package dev.patchbay.orchestrator.numberplan;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface NumberRows extends JpaRepository<NumberRow, String> {

    List<NumberRow> findAllByOrderByE164();

    List<NumberRow> findAllByTrunkOrderByE164(long trunk);
}
