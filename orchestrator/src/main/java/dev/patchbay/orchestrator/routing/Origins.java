package dev.patchbay.orchestrator.routing;

import dev.patchbay.orchestrator.trunk.Country;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.orchestrator.trunk.TrunkConnection.Registration;
import dev.patchbay.orchestrator.trunk.TrunkConnection.StaticPeers;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.Ipv4Network;
import dev.patchbay.telephony.Media;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// Where calls from carriers come from, in the engine's words.
///
/// A registered trunk is an origin of its own, `t7`. Trunks known by address share an origin with
/// all trunks that share an address with them, `g3` after the smallest of them: one carrier serves
/// many customers from the same addresses, and then only the dialled number tells whose call it is.
///
/// @param trunks the trunks of each origin, in ascending order
/// @param addresses the origin of each address, those of ranges among them
/// @param countries whose ways of dialling the carriers of an origin use, that of its first trunk
///   first
/// @param networks the addresses and ranges as the trunks name them
public record Origins(
        Map<String, List<Trunk>> trunks,
        Map<HostName, String> addresses,
        Map<String, List<Country>> countries,
        Set<Ipv4Network> networks) {

    public Origins {
        trunks = Map.copyOf(trunks);
        addresses = Map.copyOf(addresses);
        countries = Map.copyOf(countries);
        networks = Set.copyOf(networks);
    }

    public static Origins of(Collection<Trunk> trunks) {
        var inOrder =
                trunks.stream()
                        .filter(trunk -> trunk.draft().isEmpty())
                        .sorted(Comparator.comparing(Trunk::id))
                        .toList();
        var groups = new Groups();
        inOrder.forEach(groups::add);
        var origins = new HashMap<String, List<Trunk>>();
        for (var trunk : inOrder) {
            origins.computeIfAbsent(groups.originOf(trunk), name -> new ArrayList<>()).add(trunk);
        }
        origins.replaceAll((name, members) -> List.copyOf(members));
        var countries = new HashMap<String, List<Country>>();
        origins.forEach((name, members) ->
                countries.put(name, members.stream().map(Trunk::country).distinct().toList()));
        var networks = new HashSet<Ipv4Network>();
        for (var trunk : inOrder) {
            if (trunk.connection() instanceof StaticPeers) {
                networks.addAll(trunk.sources().orElseThrow());
            }
        }
        return new Origins(origins, groups.addresses(), countries, networks);
    }

    /// @return the origin of a trunk's calls; a draft has none, but a name that no other trunk has
    public String of(Trunk trunk) {
        if (trunk.draft().isPresent()) {
            return ofAccount(trunk);
        }
        return switch (trunk.connection()) {
            case Registration registration -> ofAccount(trunk);
            case StaticPeers known -> Objects.requireNonNull(addresses.get(first(trunk)));
        };
    }

    /// The audio of calls from here. Which trunk's a call from shared addresses is, nobody can tell
    /// before it is taken: the oldest one's counts, with SRTP as strict as any of them wants it.
    public Media media(String origin) {
        var all = trunks.getOrDefault(origin, List.of());
        var enabled = all.stream().filter(Trunk::enabled).toList();
        return (enabled.isEmpty() ? all : enabled)
                .stream().map(Trunk::media).reduce(Media::asStrictAs).orElse(Media.USUAL);
    }

    /// @param trunk one that is known by its addresses, and no draft
    /// @return the trunks that share an address with it, or with a trunk that does; itself, too, if
    ///   it was there
    public List<Trunk> sharing(Trunk trunk) {
        return hosts(trunk).stream()
                .flatMap(host -> Stream.ofNullable(addresses.get(host)))
                .distinct()
                .flatMap(origin -> trunks.getOrDefault(origin, List.of()).stream())
                .toList();
    }

    /// @return the origin of a registered trunk's calls
    static String ofAccount(Trunk trunk) {
        return "t" + trunk.id();
    }

    private static List<HostName> hosts(Trunk trunk) {
        return trunk.sources().orElseThrow().stream()
                .flatMap(network -> network.addresses().stream())
                .distinct()
                .toList();
    }

    private static HostName first(Trunk trunk) {
        return trunk.sources().orElseThrow().getFirst().address();
    }

    /// Which addresses belong together. Trunks come in ascending order, so the first one of a group
    /// names it.
    private static final class Groups {

        /// An address leads to another one of its group that was known before, and the first one to
        /// itself.
        private final Map<HostName, HostName> leadsTo = new HashMap<>();

        private final Map<HostName, TrunkId> smallest = new HashMap<>();

        void add(Trunk trunk) {
            if (trunk.connection() instanceof StaticPeers) {
                var first = head(first(trunk));
                smallest.putIfAbsent(first, trunk.id());
                for (var host : hosts(trunk)) {
                    join(first, head(host));
                    first = head(first);
                }
            }
        }

        private void join(HostName one, HostName other) {
            if (!one.equals(other)) {
                var mine = Objects.requireNonNull(smallest.get(one));
                var theirs = smallest.getOrDefault(other, mine);
                var into = theirs.compareTo(mine) < 0 ? other : one;
                var from = into.equals(one) ? other : one;
                leadsTo.put(from, into);
                smallest.remove(from);
            }
        }

        private HostName head(HostName host) {
            var head = leadsTo.computeIfAbsent(host, itself -> itself);
            while (!head.equals(leadsTo.get(head))) {
                head = Objects.requireNonNull(leadsTo.get(head));
            }
            leadsTo.put(host, head); // the next look-up is one step
            return head;
        }

        String originOf(Trunk trunk) {
            return switch (trunk.connection()) {
                case Registration registration -> ofAccount(trunk);
                case StaticPeers known -> name(first(trunk));
            };
        }

        Map<HostName, String> addresses() {
            var addresses = new HashMap<HostName, String>();
            for (var host : List.copyOf(leadsTo.keySet())) {
                addresses.put(host, name(host));
            }
            return addresses;
        }

        private String name(HostName host) {
            return "g" + smallest.get(head(host));
        }
    }
}
