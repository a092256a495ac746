package dev.patchbay.engine.session;

import dev.patchbay.engine.spi.EngineConfig;
import dev.patchbay.engine.spi.GatewayName;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What an engine's list of gateways has to do with the config it was given.
///
/// @param missing wanted, and not loaded
/// @param left loaded, and not wanted
public record GatewayDifference(Set<String> missing, Set<String> left) {

    private static final int NAMED = 5;

    public GatewayDifference {
        missing = Set.copyOf(missing);
        left = Set.copyOf(left);
    }

    public static GatewayDifference between(EngineConfig wanted, Set<String> loaded) {
        var expected =
                wanted.gateways().stream().map(GatewayName::value).collect(Collectors.toSet());
        var missing = new TreeSet<>(expected);
        missing.removeAll(loaded);
        var left = new TreeSet<>(loaded);
        left.removeAll(expected);
        return new GatewayDifference(missing, left);
    }

    /// Whether the engine knows exactly the gateways it should.
    public boolean none() {
        return missing.isEmpty() && left.isEmpty();
    }

    public String inWords() {
        if (none()) {
            return "as wanted";
        }
        return missing.isEmpty() ? "still there: " + some(left) : "missing: " + some(missing);
    }

    private static String some(Set<String> names) {
        return names.stream().sorted().limit(NAMED).collect(Collectors.joining(", "))
                + (names.size() > NAMED ? ", and %d more".formatted(names.size() - NAMED) : "");
    }
}
