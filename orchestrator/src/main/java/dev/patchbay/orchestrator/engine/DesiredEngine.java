package dev.patchbay.orchestrator.engine;

import dev.patchbay.engine.spi.EngineConfig;

/// What every engine shall have in force.
public record DesiredEngine(EngineConfig config, DesiredTable table) {}
