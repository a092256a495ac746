package dev.patchbay.orchestrator.engine;

import org.springframework.data.jpa.repository.JpaRepository;

interface EngineNodeRows extends JpaRepository<EngineNodeRow, String> {}
