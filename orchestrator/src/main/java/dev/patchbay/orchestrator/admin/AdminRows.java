package dev.patchbay.orchestrator.admin;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface AdminRows extends JpaRepository<AdminRow, Long> {

    Optional<AdminRow> findByName(String name);
}
