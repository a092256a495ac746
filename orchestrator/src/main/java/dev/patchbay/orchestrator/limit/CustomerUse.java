package dev.patchbay.orchestrator.limit;

import java.time.Duration;

/// What a customer uses, over all its trunks and all engines.
///
/// @param spokenToday on calls out that began today, those in progress included
public record CustomerUse(int calls, Duration spokenToday) {}
