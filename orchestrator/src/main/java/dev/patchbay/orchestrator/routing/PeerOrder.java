package dev.patchbay.orchestrator.routing;

import dev.patchbay.orchestrator.trunk.StaticPeer;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// The order in which a trunk's peers are tried: by priority, and among equals by lot, in
/// proportion to their weights. The lot is drawn from the number that calls, so that a route
/// decided ahead is always the same, a number's calls begin at the same peer, and the numbers
/// together share the load by weight. Pure.
final class PeerOrder {

    private PeerOrder() {}

    /// @param number whose calls these are, or empty where nobody knows
    /// @return the peers' places in their list, counted from 0
    static List<Integer> of(List<StaticPeer> peers, String number) {
        var places = IntStream.range(0, peers.size()).boxed();
        if (peers.stream().map(StaticPeer::priority).distinct().count() == peers.size()) {
            return places.sorted(Comparator.comparingInt(place -> peers.get(place).priority()))
                    .toList();
        }
        return places.sorted(
                        Comparator.<Integer>comparingInt(place -> peers.get(place).priority())
                                .thenComparingDouble(place -> lot(peers.get(place), number))
                                .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /// Exponentially distributed with the weight as its rate: the smallest of several is each one's
    /// in proportion to its weight, and so on among the rest (Efraimidis and Spirakis 2006).
    private static double lot(StaticPeer peer, String number) {
        var bits = mixed(hash(number + " " + peer.address()));
        var uniform = ((bits >>> 11) + 1) * 0x1.0p-53;
        return -Math.log(uniform) / peer.weight();
    }

    /// FNV-1a, which is the same on every machine and in every version.
    private static long hash(String text) {
        var hash = 0xcbf29ce484222325L;
        for (var octet : text.getBytes(StandardCharsets.US_ASCII)) {
            hash = (hash ^ octet) * 0x100000001b3L;
        }
        return hash;
    }

    /// Numbers that differ in their last digit must not be neighbours (SplitMix64's finish).
    private static long mixed(long bits) {
        var once = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        var twice = (once ^ (once >>> 27)) * 0x94d049bb133111ebL;
        return twice ^ (twice >>> 31);
    }
}
