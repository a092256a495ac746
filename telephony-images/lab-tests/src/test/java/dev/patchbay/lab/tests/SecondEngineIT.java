package dev.patchbay.lab.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Two engines behind one edge.
class SecondEngineIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SECOND = "second";
    private static final int CALLS = 6;

    private final Lab lab = Lab.running();

    @AfterEach
    void backToNormal() {
        lab.start(SECOND);
        await().atMost(PATIENCE).until(lab::ready);
    }

    @Test
    void takeTurnsWithCallsFromTeamsAndOneTakesThemAllWhenTheOtherIsDead() {
        // given
        await().atMost(PATIENCE).until(lab::ready);
        var before = recorded();

        // when
        var calls = lab.fromTeams(Lab.NUMBER, Lab.OUTSIDE, CALLS, "--seconds", "1");

        // then
        assertThat(calls).hasSize(CALLS).allMatch(OutageIT::heard);
        await().atMost(PATIENCE).until(() -> recorded() == before + CALLS);
        assertThat(ofLatest(CALLS)).containsOnlyKeys("engine-1", "engine-2");

        // when
        lab.signal(SECOND, "KILL");
        var without = lab.fromTeams(Lab.NUMBER, Lab.OUTSIDE, CALLS, "--seconds", "1");

        // then
        assertThat(without).hasSize(CALLS).allMatch(OutageIT::heard);
        await().atMost(PATIENCE).until(() -> recorded() == before + 2 * CALLS);
        assertThat(ofLatest(CALLS)).containsOnly(Map.entry("engine-1", CALLS));
        assertThat(lab.brokenRules()).isEmpty();
    }

    private long recorded() {
        return lab.api("GET", "/calls?size=1", "").path("total").asLong(0);
    }

    /// The latest calls' engines, and how many each had.
    private Map<String, Integer> ofLatest(int count) {
        var found = new TreeMap<String, Integer>();
        for (var call : lab.api("GET", "/calls?size=" + count, "").path("items")) {
            found.merge(call.path("engine").asString(""), 1, Integer::sum);
        }
        return found;
    }
}
