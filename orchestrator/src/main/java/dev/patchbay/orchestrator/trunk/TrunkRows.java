package dev.patchbay.orchestrator.trunk;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface TrunkRows extends JpaRepository<TrunkRow, Long> {

    List<TrunkRow> findAllByOrderByNameAscIdAsc();

    List<TrunkRow> findAllByCustomerOrderByNameAscIdAsc(long customer);

    List<TrunkRow> findAllByNameNotFoundIsNotNull();

    boolean existsByCustomerAndNameIgnoreCase(long customer, String name);
}
