package dev.patchbay.orchestrator.routing;

import dev.patchbay.engine.spi.GatewayName;
import dev.patchbay.engine.spi.TableKey;
import dev.patchbay.engine.spi.TableKey.MediaOf;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.telephony.Media;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What the audio of trunks is like, as rows of an engine's table: one for each gateway, for calls
/// out, and one for each origin, for calls in. There is none where it is the usual.
final class MediaRows {

    private static final Pattern GATEWAY = Pattern.compile("t([0-9]{1,18})-[0-9]+");

    private MediaRows() {}

    /// @return the keys of all rows that may depend on this trunk; no engine knows of a draft
    static List<TableKey> keys(Trunk trunk, RoutingTable table) {
        if (trunk.draft().isPresent()) {
            return List.of();
        }
        var keys = new ArrayList<TableKey>(List.of(new MediaOf(table.origins().of(trunk))));
        GatewayNames.of(trunk).forEach(gateway -> keys.add(new MediaOf(gateway.value())));
        return keys;
    }

    /// @param place an origin or a gateway
    static Optional<String> value(String place, RoutingTable table) {
        var media =
                table.origins().trunks().containsKey(place)
                        ? Optional.of(table.origins().media(place))
                        : trunk(place, table).map(Trunk::media);
        return media.filter(it -> !it.usual()).map(Media::encoded);
    }

    private static Optional<Trunk> trunk(String gateway, RoutingTable table) {
        var name = GATEWAY.matcher(gateway);
        if (!name.matches()) {
            return Optional.empty();
        }
        var trunk = table.trunks().get(new TrunkId(Long.parseLong(name.group(1))));
        return trunk != null
                        && trunk.draft().isEmpty()
                        && GatewayNames.of(trunk).contains(new GatewayName(gateway))
                ? Optional.of(trunk)
                : Optional.empty();
    }
}
