package dev.patchbay.lab.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Single calls through the real engine, and what becomes of them.
class CallsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Lab lab = Lab.running();

    @AfterEach
    void theHubFoundNothingWrong() {
        assertThat(lab.brokenRules()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+4722000100", "4722000100", "004722000100", "22000100"})
    void reachesTeamsHoweverTheCarrierWritesTheNumber(String dialled) {
        assertThat(lab.fromCarrier(dialled, 1, "--seconds", "1")).allMatch(OutageIT::heard);
    }

    @Test
    void refusesAnUnknownNumberWith404AndRecordsWhy() {
        // when
        var calls = lab.fromCarrier("+4722000999", 1);

        // then
        assertThat(calls.getFirst().path("finalStatus").asInt(0)).isEqualTo(404);
        var record = lab.recordOf("+4722000999");
        assertThat(record.path("party").asString("")).isEqualTo("patchbay");
        assertThat(record.path("reason").asString("")).isEqualTo("number-unknown");
        assertThat(record.path("sentence").asString("")).contains("404");
    }

    @Test
    void passesACalleesRefusalUpToTeamsAndRecordsIt() {
        // when
        var calls = lab.fromTeams(Lab.NUMBER, "+4790000486", 1);

        // then
        assertThat(calls.getFirst().path("finalStatus").asInt(0)).isEqualTo(486);
        assertThat(lab.recordOf("+4790000486").path("reason").asString("")).isEqualTo("busy");
    }

    @Test
    void letsNobodyCallUnderANumberTheTenantDoesNotHave() {
        var calls = lab.fromTeams("+4733333333", Lab.OUTSIDE, 1);

        assertThat(calls.getFirst().path("finalStatus").asInt(0)).isEqualTo(403);
    }

    @Test
    void callsBothWaysOverATrunkThatRegisters() {
        // given
        await().atMost(PATIENCE)
                .until(() -> lab.in("carrier", "carrier", "registrations").contains("acme"));

        // then
        assertThat(lab.fromAccount("acme", Lab.ACCOUNT_NUMBER)).allMatch(OutageIT::heard);
        assertThat(lab.fromTeams(Lab.ACCOUNT_NUMBER, Lab.OUTSIDE, 1, "--seconds", "1"))
                .allMatch(OutageIT::heard);
    }

    @Test
    void goesOnAfterTeamsHeldTheCall() {
        // given
        assertThat(lab.fromTeams(Lab.NUMBER, Lab.OUTSIDE, 1, "--until-stopped"))
                .allMatch(OutageIT::connected);

        // when
        lab.in("teams-hub", "hub", "hold");
        await().atMost(PATIENCE).until(() -> held().path("agreements").asInt(0) == 1);
        lab.in("teams-hub", "hub", "resume");
        await().atMost(PATIENCE).until(() -> held().path("agreements").asInt(0) == 2);

        // then
        var before = held().path("rtpReceived").asInt(0);
        await().atMost(PATIENCE).until(() -> held().path("rtpReceived").asInt(0) > before + 20);
        assertThat(held().path("srtpFailures").asInt(0)).isZero();
        lab.hangUpAll();
    }

    private JsonNode held() {
        return lab.callsAtHubs().stream()
                .filter(call -> call.path("live").asBoolean(false))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void routesByAnAssignmentAsSoonAsItIsMade() {
        // given
        lab.api("DELETE", "/numbers/+4722000101/assignment", "");
        await().atMost(PATIENCE).until(() -> status("+4722000101") == 404);

        // when
        lab.api(
                "PUT",
                "/numbers/+4722000101/assignment",
                "{\"type\":\"call-queue\",\"target\":\"sales@acme.example\"}");

        // then
        await().atMost(PATIENCE).until(() -> status("+4722000101") == 200);
    }

    @Test
    void aRemovedTrunkIsGoneFromTheEngineAndTheOthersGoOn() {
        // given
        var customer = lab.api("GET", "/customers", "").path(0).path("id").asLong(0);
        var trunk =
                lab.api(
                                "POST",
                                "/trunks",
                                """
                                {"customer":%d,"name":"Second carrier","country":"NO","connection":
                                {"type":"static-peers","peers":[{"host":"198.18.99.9"}]}}
                                """
                                        .formatted(customer))
                        .path("id")
                        .asLong(0);
        await().atMost(PATIENCE).until(() -> gateways().contains("t%d-1".formatted(trunk)));
        assertThat(lab.api("GET", "/trunks/" + trunk, "").path("name").asString(""))
                .isEqualTo("Second carrier");

        // when
        lab.api("DELETE", "/trunks/" + trunk, "");

        // then
        await().atMost(PATIENCE).until(() -> !gateways().contains("t%d-1".formatted(trunk)));
        assertThat(lab.fromCarrier(Lab.NUMBER, 1, "--seconds", "1")).allMatch(OutageIT::heard);
    }

    /// What the engine itself says it has loaded.
    private List<String> gateways() {
        var names = new ArrayList<String>();
        lab.api("GET", "/status", "")
                .path("engines")
                .path(0)
                .path("gateways")
                .forEach(gateway -> names.add(gateway.path("name").asString("")));
        return names;
    }

    private int status(String to) {
        return lab.fromCarrier(to, 1, "--seconds", "1").getFirst().path("finalStatus").asInt(0);
    }
}
