package dev.patchbay.lab.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Calls outlive the orchestrator, and new ones route without it.
class OutageIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int EACH_WAY = 10;

    private final Lab lab = Lab.running();

    @AfterEach
    void backToNormal() {
        lab.hangUpAll();
        await().atMost(PATIENCE).until(lab::ready);
    }

    @Test
    void killingTheOrchestratorDropsNoCallAndNewOnesStillConnectAndAllAreRecorded() {
        // given
        var recordedBefore = recordedOnceQuiet();
        var before = new ArrayList<JsonNode>();
        before.addAll(lab.fromCarrier(Lab.NUMBER, EACH_WAY, "--until-stopped"));
        before.addAll(lab.fromTeams(Lab.NUMBER, Lab.OUTSIDE, EACH_WAY, "--until-stopped"));
        assertThat(before).hasSize(2 * EACH_WAY).allMatch(OutageIT::connected);

        // when
        lab.signal("orchestrator", "KILL");
        var during = callsBothWays();

        // then
        assertThat(during).hasSize(2 * EACH_WAY).allMatch(OutageIT::heard);
        assertThat(live(lab::callsAtCarrier)).hasSize(2 * EACH_WAY);
        assertThat(live(lab::callsAtHubs)).hasSize(2 * EACH_WAY);
        everyLiveCallIsHeard(lab::callsAtCarrier);
        everyLiveCallIsHeard(lab::callsAtHubs);

        // when
        lab.start("orchestrator");
        await().atMost(PATIENCE).until(lab::ready);
        assertThat(live(lab::callsAtCarrier)).hasSize(2 * EACH_WAY);
        lab.hangUpAll();

        // then
        await().atMost(PATIENCE).until(() -> recorded() == recordedBefore + 4 * EACH_WAY);
        assertThat(lab.brokenRules()).isEmpty();
        assertThat(lab.checkedRules())
                .contains(
                        "request-uri-e164",
                        "contact-names-tenant",
                        "certificate-covers-contact",
                        "response-contact-is-tenant",
                        "in-dialog-to-contact",
                        "srtp-authentic",
                        "srtp-flows");
    }

    @Test
    void aFrozenOrchestratorHoldsUpNoCall() {
        // given
        var recordedBefore = recordedOnceQuiet();

        // when
        lab.signal("orchestrator", "STOP");
        List<JsonNode> during;
        try {
            during = callsBothWays();
        } finally {
            lab.signal("orchestrator", "CONT");
        }

        // then
        assertThat(during).hasSize(2 * EACH_WAY).allMatch(OutageIT::heard);
        await().atMost(PATIENCE).until(() -> recorded() == recordedBefore + 2 * EACH_WAY);
    }

    @Test
    void callsRouteAgainByThemselvesOnceTheEngineIsBack() {
        // when
        lab.restart(lab.product());

        // then
        await().atMost(PATIENCE).until(lab::ready);
        assertThat(callsBothWays()).allMatch(OutageIT::heard);
    }

    /// That nobody said goodbye proves little: the audio must go on, in each call.
    static void everyLiveCallIsHeard(Supplier<List<JsonNode>> calls) {
        var before = received(calls);
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(received(calls))
                                .hasSameSizeAs(before)
                                .allSatisfy((call, packets) ->
                                        assertThat(packets)
                                                .as(call)
                                                .isGreaterThan(
                                                        before.getOrDefault(
                                                                call, Integer.MAX_VALUE))));
    }

    private static Map<String, Integer> received(Supplier<List<JsonNode>> calls) {
        return live(calls).stream()
                .collect(
                        Collectors.toMap(
                                call -> call.path("callId").asString(""),
                                call -> call.path("rtpReceived").asInt(0)));
    }

    private List<JsonNode> callsBothWays() {
        var calls = new ArrayList<JsonNode>();
        calls.addAll(lab.fromCarrier(Lab.NUMBER, EACH_WAY, "--seconds", "1"));
        calls.addAll(lab.fromTeams(Lab.NUMBER, Lab.OUTSIDE, EACH_WAY, "--seconds", "1"));
        return calls;
    }

    /// The records of calls that have just ended come within a second.
    private long recordedOnceQuiet() {
        var counts = new ArrayList<Long>();
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(1200))
                .until(() -> {
                    counts.add(recorded());
                    return counts.size() > 1
                            && counts.getLast().equals(counts.get(counts.size() - 2));
                });
        return counts.getLast();
    }

    private long recorded() {
        return lab.api("GET", "/calls?size=1", "").path("total").asLong(0);
    }

    static List<JsonNode> live(Supplier<List<JsonNode>> calls) {
        return calls.get().stream().filter(call -> call.path("live").asBoolean(false)).toList();
    }

    static boolean connected(JsonNode call) {
        return call.path("connected").asBoolean(false);
    }

    /// Connected, with audio in both directions and, where it is encrypted, none of it forged.
    static boolean heard(JsonNode call) {
        return connected(call)
                && call.path("rtpSent").asInt(0) > 0
                && call.path("rtpReceived").asInt(0) > 0
                && call.path("srtpFailures").asInt(0) == 0;
    }
}
