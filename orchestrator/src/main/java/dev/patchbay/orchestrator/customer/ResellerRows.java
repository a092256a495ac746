package dev.patchbay.orchestrator.customer;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface ResellerRows extends JpaRepository<ResellerRow, Long> {

    List<ResellerRow> findAllByOrderByName();

    boolean existsByNameIgnoreCase(String name);
}
