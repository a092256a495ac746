package dev.patchbay.orchestrator.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.orchestrator.routing.RoutesAhead.Mode;
import dev.patchbay.orchestrator.trunk.StaticPeer;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.orchestrator.trunk.TrunkConnection.StaticPeers;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.Ipv4Network;
import dev.patchbay.telephony.Probing;
import dev.patchbay.telephony.SipAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StaticTrunkTest {

    @Test
    void knowsEachAddressOfARange() {
        var origins = Origins.of(List.of(trunk(3, Set.of(), "198.51.100.252/30")));

        assertThat(origins.addresses())
                .containsOnlyKeys(
                        new HostName("203.0.113.3"),
                        new HostName("198.51.100.252"),
                        new HostName("198.51.100.253"),
                        new HostName("198.51.100.254"),
                        new HostName("198.51.100.255"))
                .containsValue("g3");
        assertThat(origins.networks())
                .extracting(Ipv4Network::toString)
                .containsExactlyInAnyOrder("203.0.113.3/32", "198.51.100.252/30");
    }

    @Test
    void makesOneGroupOfTrunksWhoseRangesOverlap() {
        // given: the second's range holds the first's address, the fourth shares the third's
        var origins =
                Origins.of(
                        List.of(
                                trunk(3, Set.of()),
                                trunk(4, Set.of(), "203.0.113.0/29"),
                                trunk(50, Set.of(), "198.51.100.0/28"),
                                trunk(51, Set.of(), "198.51.100.8/29"),
                                trunk(60, Set.of())));

        assertThat(members(origins, "g3")).containsExactly(3L, 4L);
        assertThat(members(origins, "g50")).containsExactly(50L, 51L);
        assertThat(members(origins, "g60")).containsExactly(60L);
        assertThat(origins.addresses()).containsEntry(new HostName("203.0.113.7"), "g3");
    }

    @Test
    void joinsGroupsThatALaterTrunkBridges() {
        var origins =
                Origins.of(
                        List.of(
                                trunk(3, Set.of()),
                                trunk(6, Set.of()),
                                trunk(8, Set.of(), "203.0.113.2/31", "203.0.113.6/31")));

        assertThat(members(origins, "g3")).containsExactly(3L, 6L, 8L);
        assertThat(origins.addresses().values()).containsOnly("g3");
    }

    /// The page of a trunk asks for those, and must not read all trunks for it.
    @Test
    void tellsWhoSharesAnAddressByWayOfOthersToo() {
        var origins =
                Origins.of(
                        List.of(
                                trunk(3, Set.of(), "203.0.113.8/32"),
                                trunk(6, Set.of(), "203.0.113.3/32"),
                                trunk(9, Set.of())));

        assertThat(origins.sharing(trunk(20, Set.of(), "203.0.113.8/31")))
                .extracting(it -> it.id().value())
                .containsExactlyInAnyOrder(3L, 6L, 9L);
        assertThat(origins.sharing(trunk(8, Set.of())))
                .extracting(it -> it.id().value())
                .containsExactly(3L, 6L);
        assertThat(origins.sharing(trunk(21, Set.of()))).isEmpty();
    }

    @Test
    void writesTheRefusalsThatAreNotBelievedIntoTheRow() {
        var table =
                Example.table(
                        List.of(Example.ACME),
                        List.of(trunk(3, Set.of(480, 404))),
                        List.of(Example.assigned("+4722000100", 3)));

        assertThat(RoutesAhead.of(table, Mode.AHEAD))
                .containsEntry(
                        "out/acme.dr.voiceops.example/+4722000100",
                        "1|dial|caller-has-trunk|120+404+480|trunk:t3-1:*");
    }

    private static List<Long> members(Origins origins, String group) {
        return origins.trunks().getOrDefault(group, List.of()).stream()
                .map(Trunk::id)
                .map(TrunkId::value)
                .toList();
    }

    /// Trunk 3 has the address 203.0.113.3.
    private static Trunk trunk(long id, Set<Integer> nextOn, String... ranges) {
        return Example.connected(
                id,
                1,
                new StaticPeers(
                        List.of(new StaticPeer(SipAddress.udp("203.0.113." + id, 5060), 1, 1)),
                        Arrays.stream(ranges).map(Ipv4Network::parse).toList(),
                        Optional.empty(),
                        Probing.USUAL,
                        nextOn));
    }
}
