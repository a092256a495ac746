package dev.patchbay.orchestrator.screening;

import org.springframework.data.jpa.repository.JpaRepository;

interface StrangersRows extends JpaRepository<StrangersRow, Long> {}
