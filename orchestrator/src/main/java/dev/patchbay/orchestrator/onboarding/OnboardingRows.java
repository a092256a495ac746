package dev.patchbay.orchestrator.onboarding;

import org.springframework.data.jpa.repository.JpaRepository;

interface OnboardingRows extends JpaRepository<OnboardingRow, Long> {}
