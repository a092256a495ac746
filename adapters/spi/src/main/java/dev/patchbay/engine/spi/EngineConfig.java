package dev.patchbay.engine.spi;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Everything Patchbay renders for one engine.
///
/// @param files path below the config folder to content; no path leaves the folder
/// @param gateways what the engine must know once it has loaded the files
public record EngineConfig(Map<String, String> files, Set<GatewayName> gateways) {

    public EngineConfig {
        files = Map.copyOf(new TreeMap<>(files));
        gateways = Set.copyOf(gateways);
        for (var path : files.keySet()) {
            if (!path.matches("[a-z0-9_-]+(/[a-z0-9_-]+)*\\.[a-z]+")) {
                throw new IllegalArgumentException(
                        "file: '%s' (expected: a plain relative path)".formatted(path));
            }
        }
    }
}
