package dev.patchbay.orchestrator.routing;

import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.orchestrator.trunk.TrunkConnection.StaticPeers;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.SipAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Where calls from carriers come from, in the engine's words.
///
/// A registered trunk is an origin of its own, `t7`. Trunks known by address share an origin with
/// all trunks that share an address with them, `g3` after the smallest of them: one carrier serves
/// many customers from the same addresses, and then only the dialled number tells whose call it is.
///
/// @param trunks the trunks of each origin
/// @param addresses the origin of each address
public record Origins(Map<String, List<Trunk>> trunks, Map<HostName, String> addresses) {

    public Origins {
        trunks = Map.copyOf(trunks);
        addresses = Map.copyOf(addresses);
    }

    public static Origins of(Collection<Trunk> trunks) {
        var groups = new TreeMap<TrunkId, List<Trunk>>();
        var groupAt = new HashMap<HostName, TrunkId>();
        var origins = new HashMap<String, List<Trunk>>();
        for (var trunk : trunks.stream().sorted(Comparator.comparing(Trunk::id)).toList()) {
            if (trunk.connection() instanceof StaticPeers peers) {
                join(trunk, hosts(peers), groups, groupAt);
            } else {
                origins.put("t" + trunk.id(), List.of(trunk));
            }
        }
        groups.forEach((smallest, members) -> origins.put("g" + smallest, List.copyOf(members)));
        var addresses = new HashMap<HostName, String>();
        groupAt.forEach((host, smallest) -> addresses.put(host, "g" + smallest));
        return new Origins(origins, addresses);
    }

    /// Trunks come in ascending order, so the first one of a group names it.
    private static void join(
            Trunk trunk,
            List<HostName> hosts,
            Map<TrunkId, List<Trunk>> groups,
            Map<HostName, TrunkId> groupAt) {
        var touched =
                hosts.stream().filter(groupAt::containsKey).map(groupAt::get).distinct().toList();
        var name = touched.stream().min(Comparator.naturalOrder()).orElse(trunk.id());
        var members = new ArrayList<>(List.of(trunk));
        for (var group : touched) {
            members.addAll(groups.remove(group));
        }
        members.sort(Comparator.comparing(Trunk::id));
        groups.put(name, members);
        groupAt.replaceAll((host, group) -> touched.contains(group) ? name : group);
        hosts.forEach(host -> groupAt.put(host, name));
    }

    private static List<HostName> hosts(StaticPeers peers) {
        return peers.peers().stream().map(SipAddress::host).distinct().toList();
    }
}
