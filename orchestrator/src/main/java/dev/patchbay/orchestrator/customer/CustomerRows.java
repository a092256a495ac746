package dev.patchbay.orchestrator.customer;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface CustomerRows extends JpaRepository<CustomerRow, Long> {

    List<CustomerRow> findAllByOrderByName();

    boolean existsByNameIgnoreCase(String name);
}
