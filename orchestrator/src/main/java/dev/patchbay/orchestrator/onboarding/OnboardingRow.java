package dev.patchbay.orchestrator.onboarding;

import dev.patchbay.orchestrator.teams.TenantId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "tenant_onboarding")
class OnboardingRow {

    @Id
    @Column(name = "tenant_id")
    @Nullable Long tenant;

    @Enumerated(EnumType.STRING)
    Step step = Step.DOMAIN;

    @Nullable Instant since;

    /// Separated by a space, which no value holds.
    @Nullable String txt;

    Onboarding toOnboarding(TenantId id) {
        return new Onboarding(
                id,
                step,
                Optional.ofNullable(since),
                txt == null ? List.of() : List.of(txt.split(" ", -1)));
    }
}
