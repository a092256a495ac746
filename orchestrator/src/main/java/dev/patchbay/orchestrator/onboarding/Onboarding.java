package dev.patchbay.orchestrator.onboarding;

import dev.patchbay.orchestrator.teams.TenantId;
import java.time.Instant;
import java.util.Optional;

/// How far one tenant has come.
///
/// @param step what it waits for now
/// @param since since when; empty before anything was done
/// @param txt the value Microsoft wants to see in DNS, such as `MS=ms12345678`
public record Onboarding(
        TenantId tenant, Step step, Optional<Instant> since, Optional<String> txt) {}
