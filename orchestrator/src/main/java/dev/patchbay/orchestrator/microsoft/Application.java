package dev.patchbay.orchestrator.microsoft;

import dev.patchbay.microsoft.Credential;
import java.time.Instant;
import java.util.UUID;

/// Patchbay as registered at Microsoft, once for this installation.
public record Application(UUID client, Credential credential, Instant changed) {}
