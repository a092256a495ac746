package dev.patchbay.orchestrator.edge;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface CertificateRows extends JpaRepository<CertificateRow, Long> {

    Optional<CertificateRow> findFirstByOrderByIdDesc();
}
