package dev.patchbay.orchestrator.acme;

import org.springframework.data.jpa.repository.JpaRepository;

interface AcmeAccountRows extends JpaRepository<AcmeAccountRow, String> {}
