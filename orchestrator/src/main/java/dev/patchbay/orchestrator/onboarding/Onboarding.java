package dev.patchbay.orchestrator.onboarding;

import dev.patchbay.orchestrator.teams.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How far one tenant has come.
///
/// @param step what it waits for now
/// @param since since when; empty before anything was done
/// @param txts the values Microsoft wants to see in DNS, such as `MS=ms12345678`: one for each of
///   the tenant's names, in their order, or none yet
public record Onboarding(TenantId tenant, Step step, Optional<Instant> since, List<String> txts) {

    public Onboarding {
        txts = List.copyOf(txts);
    }
}
