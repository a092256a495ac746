package dev.patchbay.orchestrator.admin;

import dev.patchbay.orchestrator.routing.Origins;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.orchestrator.trunk.TrunkConnection.StaticPeers;
import dev.patchbay.telephony.Media;
import java.util.ArrayList;
import java.util.List;
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
        var media = origins.media(origin);
        var otherwise = otherwise(media, trunk.media());
        if (otherwise.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                "Calls from the carrier come in with %s, because %s shares an address with this trunk. The oldest trunk's settings count, with SRTP as strict as any of them wants it."
                        .formatted(
                                String.join("; ", otherwise),
                                others.stream()
                                        .map(it -> it.name().value())
                                        .collect(Collectors.joining(", "))));
    }

    /// @return what calls come in with that the trunk does not say
    private static List<String> otherwise(Media media, Media own) {
        var found = new ArrayList<String>();
        if (!media.codecs().equals(own.codecs())) {
            found.add("codecs " + Media.named(media.codecs()).replace(",", ", "));
        }
        if (media.srtp() != own.srtp()) {
            found.add("SRTP " + media.srtp().words());
        }
        if (media.dtmf() != own.dtmf()) {
            found.add("keys " + media.dtmf().words());
        }
        if (media.sessionTimer() != own.sessionTimer()) {
            found.add("session timer " + media.sessionTimer().words());
        }
        if (!media.longest().equals(own.longest())) {
            found.add(
                    media.longest()
                            .map(it -> "a longest call of %d s".formatted(it.toSeconds()))
                            .orElse("no longest call"));
        }
        return found;
    }
}
