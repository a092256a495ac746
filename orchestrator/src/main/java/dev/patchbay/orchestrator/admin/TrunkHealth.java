package dev.patchbay.orchestrator.admin;

import dev.patchbay.engine.spi.GatewayName;
import dev.patchbay.engine.spi.GatewayState.Health;
import dev.patchbay.orchestrator.engine.GatewayHistory.Seen;
import dev.patchbay.orchestrator.routing.GatewayNames;
import dev.patchbay.orchestrator.trunk.Trunk;
import java.util.Collection;
import java.util.Set;

/// How a trunk does, all its addresses on all engines taken together.
enum TrunkHealth {
    UP("green", "up"),
    PARTLY("yellow", "partly down"),
    DOWN("red", "down"),
    UNKNOWN("secondary", "not known"),
    DRAFT("secondary", "draft"),
    DISABLED("secondary", "disabled");

    private final String tone;
    private final String words;

    TrunkHealth(String tone, String words) {
        this.tone = tone;
        this.words = words;
    }

    /// @return Tabler's name of the colour that says it at a glance
    public String tone() {
        return tone;
    }

    public String words() {
        return words;
    }

    /// @param seen what the engines say of this trunk's addresses now
    /// @param registrar the engine that registers for all; of an account that is registered, the
    ///   others know nothing
    static TrunkHealth of(Trunk trunk, Collection<Seen> seen, String registrar) {
        if (trunk.enabled() && trunk.draft().isPresent()) {
            return DRAFT;
        }
        var registering = Set.copyOf(GatewayNames.registering(trunk));
        var known =
                seen.stream()
                        .filter(it ->
                                it.engine().equals(registrar)
                                        || !registering.contains(it.gateway()))
                        .toList();
        return trunk.live() && noneRegistered(registering, known)
                ? DOWN
                : of(trunk.enabled(), known);
    }

    /// A way that nothing is registered by may answer, and no call comes all the same.
    private static boolean noneRegistered(Set<GatewayName> registering, Collection<Seen> known) {
        var told = known.stream().filter(it -> registering.contains(it.gateway())).toList();
        return !told.isEmpty() && told.stream().allMatch(it -> it.health() == Health.DOWN);
    }

    /// @param seen what the engines say of this trunk's addresses now
    static TrunkHealth of(boolean enabled, Collection<Seen> seen) {
        if (!enabled) {
            return DISABLED;
        }
        var down = seen.stream().filter(it -> it.health() == Health.DOWN).count();
        if (down > 0) {
            return down == seen.size() ? DOWN : PARTLY;
        }
        return seen.stream().anyMatch(it -> it.health() == Health.UP) ? UP : UNKNOWN;
    }
}
