package dev.patchbay.orchestrator.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.patchbay.orchestrator.trunk.StaticPeer;
import dev.patchbay.telephony.SipAddress;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PeerOrderTest {

    private static final int NUMBERS = 20_000;

    @Test
    void triesTheSmallestPriorityFirst() {
        var peers = List.of(peer(10, 3, 1), peer(11, 1, 1), peer(12, 2, 1));

        assertThat(PeerOrder.of(peers, "+4722000100")).containsExactly(1, 2, 0);
    }

    @Test
    void givesEachPeerItsShareOfTheNumbersByWeight() {
        // given
        var peers = List.of(peer(10, 1, 70), peer(11, 1, 20), peer(12, 1, 10), peer(13, 2, 1000));

        // when: numbers in a row, as a customer has them
        var first =
                IntStream.range(0, NUMBERS)
                        .mapToObj(number -> PeerOrder.of(peers, "+47220%05d".formatted(number)))
                        .collect(Collectors.groupingBy(List::getFirst, Collectors.counting()));

        // then
        assertThat(share(first.getOrDefault(0, 0L))).isCloseTo(0.7, within(0.02));
        assertThat(share(first.getOrDefault(1, 0L))).isCloseTo(0.2, within(0.02));
        assertThat(share(first.getOrDefault(2, 0L))).isCloseTo(0.1, within(0.02));
        assertThat(first).doesNotContainKey(3);
    }

    @Test
    void sharesWhatAPeerLeavesBehindByTheOthersWeights() {
        // given
        var peers = List.of(peer(10, 1, 70), peer(11, 1, 20), peer(12, 1, 10));

        // when: of the numbers that begin at the first
        var second =
                IntStream.range(0, NUMBERS)
                        .mapToObj(number -> PeerOrder.of(peers, "+47220%05d".formatted(number)))
                        .filter(order -> order.getFirst() == 0)
                        .map(order -> order.get(1))
                        .toList();

        // then
        var toSecond = second.stream().filter(place -> place == 1).count();
        assertThat((double) toSecond / second.size()).isCloseTo(2.0 / 3, within(0.02));
    }

    @Test
    void movesNoNumberBetweenPeersThatStayWhenOneIsAdded() {
        // given
        var before = List.of(peer(10, 1, 1), peer(11, 1, 1));
        var after = List.of(peer(10, 1, 1), peer(11, 1, 1), peer(12, 1, 1));

        // then
        for (int number = 0; number < 1000; number++) {
            var e164 = "+47220%05d".formatted(number);
            var now = PeerOrder.of(after, e164).getFirst();
            assertThat(now).isIn(2, PeerOrder.of(before, e164).getFirst());
        }
    }

    private static double share(long count) {
        return (double) count / NUMBERS;
    }

    private static StaticPeer peer(int host, int priority, int weight) {
        return new StaticPeer(SipAddress.udp("203.0.113." + host, 5060), priority, weight);
    }
}
