package dev.patchbay.orchestrator.microsoft;

import dev.patchbay.orchestrator.teams.TenantId;

/// Changes of a tenant's numbers are carried out from now on. Published in a transaction.
record Connected(TenantId tenant) {}
