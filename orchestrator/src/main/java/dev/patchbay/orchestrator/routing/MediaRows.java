package dev.patchbay.orchestrator.routing;

import dev.patchbay.engine.spi.GatewayName;
import dev.patchbay.engine.spi.TableKey;
import dev.patchbay.engine.spi.TableKey.MediaOf;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.telephony.Media;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the audio of trunks is like, as rows of an engine's table: one for each gateway, for calls
/// out, and one for each origin, for calls in. There is none where it is the usual.
final class MediaRows {

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

    private static Optional<Trunk> trunk(String place, RoutingTable table) {
        var gateway = new GatewayName(place);
        return GatewayNames.trunkOf(gateway)
                .flatMap(id -> Optional.ofNullable(table.trunks().get(id)))
                .filter(trunk -> trunk.draft().isEmpty())
                .filter(trunk -> GatewayNames.of(trunk).contains(gateway));
    }
}
