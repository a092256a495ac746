package dev.patchbay.orchestrator.microsoft;

import org.springframework.data.jpa.repository.JpaRepository;

interface ApplicationRows extends JpaRepository<ApplicationRow, Integer> {}
