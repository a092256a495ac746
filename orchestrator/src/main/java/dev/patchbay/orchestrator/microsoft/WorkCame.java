package dev.patchbay.orchestrator.microsoft;

/// There may be something to do. Published in the transaction that made it so.
record WorkCame() {}
