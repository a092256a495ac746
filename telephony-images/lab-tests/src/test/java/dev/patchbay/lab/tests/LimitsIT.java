package dev.patchbay.lab.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A trunk that may have two calls at a time, over both engines.
class LimitsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String CALLEE = "+4790000191";

    private final Lab lab = Lab.running();
    private long trunk;

    @BeforeEach
    void quiet() {
        await().atMost(PATIENCE).until(lab::ready);
        lab.hangUpAll();
        trunk = lab.trunkNamed("Nordic Carrier");
        await().atMost(PATIENCE).until(() -> inUse() == 0);
    }

    @AfterEach
    void unlimited() {
        lab.hangUpAll();
        limit("{}");
        assertThat(lab.brokenRules()).isEmpty();
    }

    @Test
    void refusesTheThirdCallWhileTwoTalkAndTakesItWhenOneHasEnded() {
        // given
        limit("{\"total\":2,\"whenFull\":\"FAIL_OVER\"}");
        assertThat(lab.fromCarrier(Lab.NUMBER, 1, "--until-stopped")).allMatch(OutageIT::connected);
        assertThat(lab.fromCarrierToSecond(Lab.NUMBER, 1, "--until-stopped"))
                .allMatch(OutageIT::connected);
        // a call that the table let through is counted when its engine is looked at
        await().atMost(PATIENCE).until(() -> inUse() == 2);

        // then: one engine's calls count on the other, and in both directions
        await().atMost(PATIENCE).until(() -> statusFromCarrier() == 503);
        assertThat(statusFromTeams(CALLEE)).isEqualTo(503);
        // the newest record may still be that of an earlier call
        await().atMost(PATIENCE)
                .until(
                        () -> lab.recordOf(CALLEE).path("reason").asString(""),
                        "channels-full"::equals);
        var record = lab.recordOf(CALLEE);
        assertThat(record.path("party").asString("")).isEqualTo("patchbay");
        assertThat(record.path("routedBy").asString("")).isEqualTo("asked");

        // then: an emergency call goes all the same, as it was dialled
        assertThat(lab.fromTeams(Lab.NUMBER, "112", 1, "--seconds", "1")).allMatch(OutageIT::heard);
        assertThat(lab.invitesAt("carrier", "carrier", "112").getLast())
                .startsWith("INVITE sip:112@");

        // when
        lab.hangUpAll();

        // then
        await().atMost(PATIENCE).until(() -> inUse() == 0);
        assertThat(statusFromCarrier()).isEqualTo(200);
        assertThat(statusFromTeams(CALLEE)).isEqualTo(200);
    }

    @Test
    void saysBusyWhereTheTrunkIsToSaySo() {
        limit("{\"outbound\":0,\"whenFull\":\"BUSY\"}");

        await().atMost(PATIENCE).until(() -> statusFromTeams("+4790000192") == 486);
        assertThat(statusFromCarrier()).isEqualTo(200);
    }

    @Test
    void letsNoMoreThroughThanTheLimitWhenManyAskAtOnce() {
        // given
        limit("{\"inbound\":3}");
        await().atMost(PATIENCE).until(this::oneIsAskedAbout);
        await().atMost(PATIENCE).until(() -> inUse() == 0);

        // when
        var calls = lab.fromCarrier(Lab.NUMBER, 12, "--until-stopped");

        // then
        assertThat(calls.stream().filter(OutageIT::connected).count()).isEqualTo(3);
        assertThat(calls.stream().filter(call -> status(call) == 503).count()).isEqualTo(9);
    }

    /// Whether the limit has reached the first engine's table.
    private boolean oneIsAskedAbout() {
        var before = asked();
        return statusFromCarrier() == 200 && asked() > before;
    }

    private long asked() {
        return lab.api("GET", "/status", "").path("engines").path(0).path("asked").asLong(0);
    }

    private int statusFromCarrier() {
        return status(lab.fromCarrier(Lab.NUMBER, 1, "--seconds", "1").getFirst());
    }

    private int statusFromTeams(String to) {
        return status(lab.fromTeams(Lab.NUMBER, to, 1, "--seconds", "1").getFirst());
    }

    private static int status(JsonNode call) {
        return call.path("finalStatus").asInt(0);
    }

    private int inUse() {
        var use = lab.api("GET", "/trunks/%d/limits".formatted(trunk), "").path("use");
        return use.path("inbound").asInt(-1) + use.path("outbound").asInt(-1);
    }

    private void limit(String limits) {
        lab.api("PUT", "/trunks/%d/limits".formatted(trunk), limits);
    }
}
