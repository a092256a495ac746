package dev.patchbay.orchestrator.limit;

import org.springframework.data.jpa.repository.JpaRepository;

interface CustomerLimitRows extends JpaRepository<CustomerLimitRow, Long> {}
