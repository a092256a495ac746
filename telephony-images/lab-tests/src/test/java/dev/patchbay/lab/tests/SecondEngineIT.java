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
        // given: numbers nobody else calls, for records of earlier calls may still come
        await().atMost(PATIENCE).until(lab::ready);

        // when
        var calls = lab.fromTeams(Lab.NUMBER, "+4790000171", CALLS, "--seconds", "1");

        // then
        assertThat(calls).hasSize(CALLS).allMatch(OutageIT::heard);
        assertThat(enginesOf("4790000171")).containsOnlyKeys("engine-1", "engine-2");

        // when
        lab.signal(SECOND, "KILL");
        var without = lab.fromTeams(Lab.NUMBER, "+4790000172", CALLS, "--seconds", "1");

        // then
        assertThat(without).hasSize(CALLS).allMatch(OutageIT::heard);
        assertThat(enginesOf("4790000172")).containsOnly(Map.entry("engine-1", CALLS));
        assertThat(lab.brokenRules()).isEmpty();
    }

    /// Which engines carried all the calls to a number, and how many each.
    private Map<String, Integer> enginesOf(String number) {
        return await().atMost(PATIENCE)
                .until(
                        () -> recorded(number),
                        found ->
                                found.values().stream().mapToInt(Integer::intValue).sum() == CALLS);
    }

    private Map<String, Integer> recorded(String number) {
        var found = new TreeMap<String, Integer>();
        for (var call : lab.api("GET", "/calls?search=" + number, "").path("items")) {
            found.merge(call.path("engine").asString(""), 1, Integer::sum);
        }
        return found;
    }
}
