package dev.patchbay.orchestrator.trunk;

import static java.util.Comparator.comparingInt;

import dev.patchbay.orchestrator.trunk.Whereabouts.Way;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.SipAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Where an engine sends calls that are meant for a static peer. Pure.
///
/// @param peer what the engine is told
/// @param domain the host as the admin said it, which the Request-URI names
public record Reached(StaticPeer peer, HostName domain) {

    private static final double FINEST = 1000;

    /// A name's share of those with weight 0, which are to get hardly any calls (RFC 2782).
    private static final double HARDLY_ANY = 0.01;

    /// One of those a peer leads to.
    private record Share(StaticPeer of, Way way, double weight) {

        Rank rank() {
            return new Rank(of.priority(), way.priority());
        }
    }

    /// The admin's priority counts first, then that of DNS.
    private record Rank(int said, int told) {}

    /// Where an address leads.
    static Reached itself(StaticPeer peer) {
        return new Reached(peer, peer.address().host());
    }

    /// @return each address once, in the order of the peers, and for each the addresses of a name
    ///   in their order; with priorities and weights as if all of it were the admin's
    static List<Reached> of(List<StaticPeer> peers, Whereabouts where) {
        var shares = shares(peers, where);
        var ranks =
                shares.stream()
                        .map(Share::rank)
                        .distinct()
                        .sorted(comparingInt(Rank::said).thenComparingInt(Rank::told))
                        .toList();
        return shares.stream()
                .map(share ->
                        new Reached(
                                new StaticPeer(
                                        share.way().address(),
                                        ranks.indexOf(share.rank()) + 1,
                                        weight(share, shares)),
                                share.of().address().host()))
                .toList();
    }

    private static List<Share> shares(List<StaticPeer> peers, Whereabouts where) {
        var shares = new ArrayList<Share>();
        var seen = new HashSet<SipAddress>();
        for (var peer : peers) {
            var ways = where.ways(peer.address());
            for (var way : ways) {
                if (seen.add(way.address())) {
                    shares.add(new Share(peer, way, peer.weight() * part(way, ways)));
                }
            }
        }
        return shares;
    }

    /// @return which part of a name's calls goes this way, while those before it are down
    private static double part(Way way, List<Way> ways) {
        var alike = ways.stream().filter(it -> it.priority() == way.priority()).toList();
        var said = alike.stream().mapToDouble(Way::weight).sum();
        ToDoubleFunction<Way> counted =
                it -> said == 0 ? 1 : Math.max(it.weight(), said * HARDLY_ANY);
        return counted.applyAsDouble(way) / alike.stream().mapToDouble(counted).sum();
    }

    /// Only how weights of one rank compare counts, so the largest may be any number.
    private static int weight(Share share, List<Share> all) {
        var largest =
                all.stream()
                        .filter(it -> it.rank().equals(share.rank()))
                        .mapToDouble(Share::weight)
                        .max()
                        .orElse(1);
        return Math.max(1, (int) Math.round(share.weight() / largest * FINEST));
    }
}
