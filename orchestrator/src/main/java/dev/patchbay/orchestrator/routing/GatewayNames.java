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
/// Its accounts are called alike, each by its first way; `t7-2-3` is the second one by the third.
public final class GatewayNames {

    private static final Pattern NAME =
            Pattern.compile("t([0-9]{1,18})-([0-9]{1,4})(?:-([0-9]{1,4}))?");

    private GatewayNames() {}

    /// @return the trunk a gateway is one of, or empty for the edge's
    public static Optional<TrunkId> trunkOf(GatewayName gateway) {
        var parts = NAME.matcher(gateway.value());
        return parts.matches()
                ? Optional.of(new TrunkId(Long.parseLong(parts.group(1))))
                : Optional.empty();
    }

    /// @param gateway one of a trunk's
    /// @return the place of its account or address, counted from 0
    public static int placeOf(GatewayName gateway) {
        return part(gateway, 2, 0) - 1;
    }

    /// @param gateway one of a trunk's
    /// @return the way it goes, counted from 1
    public static int wayOf(GatewayName gateway) {
        return part(gateway, 3, 1);
    }

    private static int part(GatewayName gateway, int group, int otherwise) {
        var parts = NAME.matcher(gateway.value());
        return parts.matches() && parts.group(group) != null
                ? Integer.parseInt(parts.group(group))
                : otherwise;
    }

    /// @param place counted from 1
    public static GatewayName of(TrunkId trunk, int place) {
        // joined, not formatted: each decision names some
        return new GatewayName("t" + trunk.value() + "-" + place);
    }

    /// @param account its place, counted from 0
    /// @param way counted from 1
    public static GatewayName of(TrunkId trunk, int account, int way) {
        var first = of(trunk, account + 1);
        return way == 1 ? first : new GatewayName("%s-%d".formatted(first, way));
    }

    public static List<GatewayName> of(Trunk trunk) {
        return switch (trunk.connection()) {
            case Registration registration -> {
                var ways = trunk.ways().size();
                yield IntStream.range(0, registration.accounts().size())
                        .boxed()
                        .flatMap(account ->
                                IntStream.rangeClosed(1, ways)
                                        .mapToObj(way -> of(trunk.id(), account, way)))
                        .toList();
            }
            case StaticPeers known ->
                    IntStream.rangeClosed(1, trunk.peers().size())
                            .mapToObj(place -> of(trunk.id(), place))
                            .toList();
        };
    }

    /// @return the gateway by which each account registers, at its place; none of a static trunk
    public static List<GatewayName> registering(Trunk trunk) {
        var standings = trunk.accountStandings();
        return IntStream.range(0, standings.size())
                .mapToObj(it -> of(trunk.id(), it, standings.get(it).way()))
                .toList();
    }
}
