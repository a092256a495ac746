package dev.patchbay.orchestrator.routing;

import dev.patchbay.engine.spi.GatewayName;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.orchestrator.trunk.TrunkConnection.Registration;
import dev.patchbay.orchestrator.trunk.TrunkConnection.StaticPeers;
import dev.patchbay.orchestrator.trunk.TrunkId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// What engines call a trunk's addresses: trunk 7's are `t7-1`, `t7-2` in the order they are tried.
public final class GatewayNames {

    private static final Pattern NAME = Pattern.compile("t([0-9]{1,18})-[0-9]+");

    private GatewayNames() {}

    /// @return the trunk a gateway is one of, or empty for the edge's
    public static Optional<TrunkId> trunkOf(GatewayName gateway) {
        var parts = NAME.matcher(gateway.value());
        return parts.matches()
                ? Optional.of(new TrunkId(Long.parseLong(parts.group(1))))
                : Optional.empty();
    }

    public static GatewayName of(TrunkId trunk, int place) {
        // joined, not formatted: each decision names some
        return new GatewayName("t" + trunk.value() + "-" + place);
    }

    public static List<GatewayName> of(Trunk trunk) {
        var count =
                switch (trunk.connection()) {
                    case Registration registration -> 1;
                    case StaticPeers known -> trunk.peers().size();
                };
        return IntStream.rangeClosed(1, count).mapToObj(place -> of(trunk.id(), place)).toList();
    }
}
