package dev.patchbay.orchestrator.limit;

import dev.patchbay.engine.spi.CallId;

/// One call on one of several engines, whose ids may be the same.
public record CallKey(String engine, CallId call) {}
