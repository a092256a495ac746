package dev.patchbay.orchestrator.microsoft;

import dev.patchbay.orchestrator.teams.TenantId;

/// A tenant is not to be asked any more. Published in the transaction of the change.
record Disconnected(TenantId tenant) {}
