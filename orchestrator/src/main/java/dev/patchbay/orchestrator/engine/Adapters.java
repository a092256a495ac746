package dev.patchbay.orchestrator.engine;

import dev.patchbay.engine.spi.EngineConnector;
import dev.patchbay.engine.spi.EngineKind;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/// The adapters in the class path, by name.
@Component
class Adapters {

    private final SortedMap<String, EngineConnector> connectors = new TreeMap<>();

    Adapters() {
        ServiceLoader.load(EngineConnector.class)
                .forEach(connector -> connectors.put(connector.kind().value(), connector));
    }

    List<EngineConnector> all() {
        return List.copyOf(connectors.values());
    }

    Optional<EngineConnector> of(EngineKind kind) {
        return Optional.ofNullable(connectors.get(kind.value()));
    }

    /// @return the names, for messages
    String names() {
        return String.join(", ", connectors.keySet());
    }
}
