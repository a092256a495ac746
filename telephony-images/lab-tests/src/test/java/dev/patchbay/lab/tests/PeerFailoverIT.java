package dev.patchbay.lab.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// A trunk with two peers, the first of which is gone for a while, while calls are placed all the
/// time.
class PeerFailoverIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NUMBER = "+4722508001";
    private static final int FIRST = 5081;
    private static final int SECOND = 5082;
    private static final int CALLS = 45;
    private static final int SOME = 8;
    private static final int PAUSE_MILLIS = 400;
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final Lab lab = Lab.running();
    private long trunk;

    @BeforeEach
    void addTrunk() {
        var customer = lab.api("GET", "/customers", "").path(0).path("id").asLong(0);
        var peer = "{\"host\":\"%s\",\"port\":%d,\"transport\":\"UDP\"}";
        trunk =
                lab.api(
                                "POST",
                                "/trunks",
                                """
                                {"customer":%d,"name":"Two peers","country":"NO","connection":
                                {"type":"static-peers","peers":[%s,%s]}}
                                """
                                        .formatted(
                                                customer,
                                                peer.formatted(lab.carrierAddress(), FIRST),
                                                peer.formatted(lab.carrierAddress(), SECOND)))
                        .path("id")
                        .asLong(0);
        lab.api("POST", "/numbers", "{\"number\":\"%s\",\"trunk\":%d}".formatted(NUMBER, trunk));
        lab.api(
                "PUT",
                "/numbers/%s/assignment".formatted(NUMBER),
                "{\"type\":\"teams-user\",\"target\":\"kari@acme.example\"}");
        await().atMost(PATIENCE)
                .until(() -> call("+4790000080", 1).stream().allMatch(OutageIT::heard));
    }

    @AfterEach
    void removeTrunk() {
        lab.in("carrier", "carrier", "wake", "--at", "first-peer");
        lab.api("DELETE", "/numbers/" + NUMBER, "");
        lab.api("DELETE", "/trunks/" + trunk, "");
        assertThat(lab.brokenRules()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"silence", "busy"})
    void noCallIsLostWhileTheFirstPeerIsGone(String how) {
        // given: as many as there are calls to a number of this run's own
        var number = how.equals("busy") ? "+4790000082" : "+4790000081";
        var placing = CompletableFuture.supplyAsync(() -> call(number, CALLS));
        awaitAt(FIRST, number, SOME);

        // when
        lab.in("carrier", "carrier", how, "--at", "first-peer");
        awaitAt(SECOND, number, SOME);
        lab.in("carrier", "carrier", "wake", "--at", "first-peer");
        var calls = placing.join();

        // then
        tell(how, calls, at(SECOND, number));
        assertThat(calls).hasSize(CALLS).allMatch(OutageIT::heard);
        await("calls go to the first peer again")
                .atMost(PATIENCE)
                .until(() -> {
                    var before = at(FIRST, number);
                    return call(number, 1).stream().allMatch(OutageIT::heard)
                            && at(FIRST, number) > before;
                });
    }

    private void tell(String how, List<JsonNode> calls, long bySecond) {
        var times = calls.stream().map(PeerFailoverIT::answered).sorted().toList();
        System.out.printf(
                "first peer gone (%s, %s): %d calls, %d by the second peer; answered after %d ms, the slowest after %d ms%n",
                how,
                lab.product(),
                calls.size(),
                bySecond,
                times.get(times.size() / 2).toMillis(),
                times.getLast().toMillis());
    }

    private static Duration answered(JsonNode call) {
        return Duration.ofMillis(call.path("answeredMs").asLong(0));
    }

    private List<JsonNode> call(String number, int count) {
        return lab.fromTeams(
                NUMBER,
                number,
                count,
                "--seconds",
                "1",
                "--pause-ms",
                Integer.toString(PAUSE_MILLIS));
    }

    private void awaitAt(int port, String number, int calls) {
        await().atMost(PATIENCE).pollInterval(LOOK_EVERY).until(() -> at(port, number) >= calls);
    }

    private long at(int port, String number) {
        var place = "%s@%s:%d".formatted(number, lab.carrierAddress(), port);
        return lab.callsAtCarrier().stream()
                .filter(call -> call.path("to").asString("").contains(place))
                .count();
    }
}
