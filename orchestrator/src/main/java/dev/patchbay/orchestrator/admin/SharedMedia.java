package dev.patchbay.orchestrator.admin;

import dev.patchbay.orchestrator.routing.Origins;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.orchestrator.trunk.TrunkConnection.StaticPeers;
import dev.patchbay.telephony.Media;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Trunks that share an address share the audio of the calls that come from it: whose a call is,
/// nobody can tell before it is taken.
final class SharedMedia {

    private SharedMedia() {}

    /// @param now where calls come from; a trunk that was changed this second is not in it yet
    /// @return what to know where calls come in with other audio than this trunk says
    static Optional<String> sentence(Trunk trunk, Origins now) {
        if (!(trunk.connection() instanceof StaticPeers) || trunk.draft().isPresent()) {
            return Optional.empty();
        }
        var others = now.sharing(trunk).stream().filter(it -> !it.id().equals(trunk.id())).toList();
        var origins = Origins.of(Stream.concat(others.stream(), Stream.of(trunk)).toList());
        var origin = origins.of(trunk);
        if (same(origins.media(origin), trunk.media())) {
            return Optional.empty();
        }
        var media = origins.media(origin);
        return Optional.of(
                "Calls from the carrier come in with %s, SRTP %s, because %s shares an address with this trunk. The oldest trunk's settings count, with SRTP as strict as any of them wants it."
                        .formatted(
                                Media.named(media.codecs()).replace(",", ", "),
                                media.srtp().words(),
                                others.stream()
                                        .map(it -> it.name().value())
                                        .collect(Collectors.joining(", "))));
    }

    private static boolean same(Media one, Media other) {
        return one.with(Optional.empty()).equals(other.with(Optional.empty()));
    }
}
