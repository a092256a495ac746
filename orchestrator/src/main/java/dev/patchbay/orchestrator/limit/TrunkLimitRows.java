package dev.patchbay.orchestrator.limit;

import org.springframework.data.jpa.repository.JpaRepository;

interface TrunkLimitRows extends JpaRepository<TrunkLimitRow, Long> {}
