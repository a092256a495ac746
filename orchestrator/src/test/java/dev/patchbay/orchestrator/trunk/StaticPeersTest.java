package dev.patchbay.orchestrator.trunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.orchestrator.trunk.TrunkConnection.StaticPeers;
import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.Ipv4Network;
import dev.patchbay.telephony.Probing;
import dev.patchbay.telephony.SipAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StaticPeersTest {

    private static final StaticPeer PEER = new StaticPeer(address("203.0.113.10"), 1, 1);

    @Test
    void triesPeersInTheirOrderWhereNothingElseIsSaid() {
        var known = new StaticPeers(List.of(address("203.0.113.10"), address("203.0.113.9")));

        assertThat(known.peers()).extracting(StaticPeer::priority).containsExactly(1, 2);
        assertThat(known.probing()).isEqualTo(Probing.USUAL);
    }

    @Test
    void takesNoRangeThatWouldFillTheTable() {
        assertThatThrownBy(() -> from(List.of(Ipv4Network.parse("203.0.112.0/23"))))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("alsoFrom")
                .hasMessageContaining("at most 256 addresses (/24 to /32); split a larger one");
    }

    @Test
    void takesNoMoreThanSixteenRanges() {
        var many =
                IntStream.range(0, 17)
                        .mapToObj(third -> Ipv4Network.parse("203.0.%d.0/24".formatted(third)))
                        .toList();

        assertThatThrownBy(() -> from(many)).hasMessageContaining("at most 16 ranges");
    }

    @Test
    void neverGoesOnAfterADeclinedCall() {
        assertThatThrownBy(() ->
                        new StaticPeers(
                                List.of(PEER),
                                List.of(),
                                Optional.empty(),
                                Probing.USUAL,
                                Set.of(404, 603)))
                .hasMessageContaining("404 or 480");
    }

    @Test
    void takesNoWeightOfNothing() {
        assertThatThrownBy(() -> new StaticPeer(address("203.0.113.10"), 1, 0))
                .hasMessageContaining("weight: '0' (expected: 1 to 1000)");
        assertThatThrownBy(() -> new StaticPeer(address("203.0.113.10"), 1001, 1))
                .hasMessageContaining("priority: '1001'");
    }

    private static StaticPeers from(List<Ipv4Network> ranges) {
        return new StaticPeers(List.of(PEER), ranges, Optional.empty(), Probing.USUAL, Set.of());
    }

    private static SipAddress address(String host) {
        return SipAddress.udp(host, 5060);
    }
}
