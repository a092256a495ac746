package dev.patchbay.orchestrator.engine;

import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param furtherEngines nodes beside that of `patchbay.engine`, each with the same settings as
///   that one; the edge spreads calls over them all
@ConfigurationProperties("patchbay")
record FurtherEngines(@DefaultValue List<EngineProperties> furtherEngines) {

    FurtherEngines {
        furtherEngines = List.copyOf(furtherEngines);
    }

    /// @return this one, unless it is not configured, and the further ones
    List<EngineProperties> after(EngineProperties first) {
        var all = new ArrayList<EngineProperties>();
        if (first.host() != null) {
            all.add(first);
        }
        for (var place = 0; place < furtherEngines.size(); place++) {
            var next = furtherEngines.get(place);
            var setting = "patchbay.further-engines[%d]".formatted(place);
            if (next.host() == null) {
                throw new IllegalArgumentException(
                        "%s.host: missing (expected: the engine's private address)"
                                .formatted(setting));
            }
            if (all.stream().anyMatch(it -> it.name().equals(next.name()))) {
                throw new IllegalArgumentException(
                        "%s.name: '%s' (expected: a name no other engine has)"
                                .formatted(setting, next.name()));
            }
            all.add(next);
        }
        return all;
    }
}
