package dev.patchbay.templates;

import dev.patchbay.telephony.Ipv4Network;
import dev.patchbay.telephony.Media;
import dev.patchbay.telephony.SipAddress;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Carriers known by address whose calls have the same audio.
///
/// @param endpoint its name begins with `carriers`
/// @param sources addresses and ranges, as `identify` names them
public record Incoming(String endpoint, Media media, SortedSet<String> sources) {

    private static final String USUAL = "carriers";

    /// Asterisk compares an INVITE with one after the other: 10,000 of them made its answer take a
    /// quarter longer. A few hundred cannot be told from one.
    private static final int MOST_EXACT = 500;

    private static final int NEIGHBOURS = 24;

    /// Where addresses are very many, those of a network of 256 are named as one, if none among
    /// them is to be told apart. Whoever else is in it gets as far as the dialplan, which knows
    /// carriers by the rows of its table, and is refused there.
    ///
    /// @param edges are never taken for carriers
    static List<Incoming> of(Map<Ipv4Network, Media> sources, Collection<SipAddress> edges) {
        var together =
                sources.size() > MOST_EXACT ? together(sources, edges) : Set.<Ipv4Network>of();
        var kinds = new TreeMap<String, Incoming>();
        sources.forEach((source, media) -> {
            var around = source.around(NEIGHBOURS);
            kinds.computeIfAbsent(
                            endpoint(media), name -> new Incoming(name, media, new TreeSet<>()))
                    .sources()
                    .add(match(together.contains(around) ? around : source));
        });
        return List.copyOf(kinds.values());
    }

    private static Set<Ipv4Network> together(
            Map<Ipv4Network, Media> sources, Collection<SipAddress> edges) {
        var kinds = new HashMap<Ipv4Network, Set<String>>();
        var exact = new HashMap<Ipv4Network, Integer>();
        sources.forEach((source, media) -> {
            var around = source.around(NEIGHBOURS);
            kinds.computeIfAbsent(around, network -> new HashSet<>()).add(endpoint(media));
            exact.merge(around, 1, Integer::sum);
        });
        return kinds.keySet().stream()
                .filter(around -> kinds.getOrDefault(around, Set.of()).size() == 1)
                .filter(around -> exact.getOrDefault(around, 0) > 1)
                .filter(around -> edges.stream().noneMatch(edge -> around.contains(edge.host())))
                .collect(Collectors.toSet());
    }

    private static String match(Ipv4Network source) {
        return source.prefix() == 32 ? source.address().value() : source.toString();
    }

    /// How long calls may last is not the endpoint's business.
    static String endpoint(Media media) {
        var kind = media.withoutLimit();
        return kind.usual()
                ? USUAL
                : "%s-%s"
                        .formatted(
                                USUAL,
                                kind.encoded()
                                        .replaceAll("[^A-Za-z0-9]+", "-")
                                        .replaceAll("-$", "")
                                        .toLowerCase(Locale.ROOT));
    }
}
