package dev.patchbay.orchestrator.engine;

import dev.patchbay.engine.spi.EngineConfig;
import java.util.Map;

/// What every engine shall have in force.
///
/// @param table encoded keys to encoded routes
public record DesiredEngine(EngineConfig config, Map<String, String> table) {

    public DesiredEngine {
        table = Map.copyOf(table);
    }
}
