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
        // given: numbers nobody else calls, for records of other calls may still come; an earlier
        // lab
        // may have left some
        await().atMost(PATIENCE).until(lab::ready);
        var before = total("4790000171");
        var beforeDeath = total("4790000172");

        // when
        var calls = lab.fromTeams(Lab.NUMBER, "+4790000171", CALLS, "--seconds", "1");

        // then
        assertThat(calls).hasSize(CALLS).allMatch(OutageIT::heard);
        assertThat(enginesOf("4790000171", before)).containsOnlyKeys("engine-1", "engine-2");

        // when
        lab.signal(SECOND, "KILL");
        var without = lab.fromTeams(Lab.NUMBER, "+4790000172", CALLS, "--seconds", "1");

        // then
        assertThat(without).hasSize(CALLS).allMatch(OutageIT::heard);
        assertThat(enginesOf("4790000172", beforeDeath)).containsOnly(Map.entry("engine-1", CALLS));
        assertThat(lab.brokenRules()).isEmpty();
    }

    private long total(String number) {
        return lab.api("GET", "/calls?search=" + number, "").path("total").asLong(-1);
    }

    /// Which engines carried the latest calls to a number, and how many each.
    private Map<String, Integer> enginesOf(String number, long before) {
        await().atMost(PATIENCE).until(() -> total(number) == before + CALLS);
        var found = new TreeMap<String, Integer>();
        var latest = lab.api("GET", "/calls?search=%s&size=%d".formatted(number, CALLS), "");
        for (var call : latest.path("items")) {
            found.merge(call.path("engine").asString(""), 1, Integer::sum);
        }
        return found;
    }
}
