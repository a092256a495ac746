package dev.patchbay.lab.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What Teams does in a call that other PBXs do not do, or not like this.
class TeamsHabitsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String STRANGE = "+4733333333";

    private final Lab lab = Lab.running();

    @AfterEach
    void theHubFoundNothingWrong() {
        lab.usersAnswer("usual");
        assertThat(lab.brokenRules()).isEmpty();
    }

    @Test
    void connectsAUserWhoseClientsAllRing() {
        // given: several 180s under tags of their own, then 183 with audio, then the answer
        lab.usersAnswer("forked");

        // then
        assertThat(lab.fromCarrier(Lab.NUMBER, 3, "--seconds", "1")).allMatch(OutageIT::heard);
    }

    @Test
    void tellsTheCarrierThatAUserDeclinedAndTriesNobodyElse() {
        // given
        lab.usersAnswer("declining");
        var before = lab.callsAtHubs().size();

        // when
        var calls = lab.fromCarrier(Lab.NUMBER, 1, "--from", "+4790000063");

        // then
        assertThat(status(calls.getFirst())).isEqualTo(603);
        assertThat(lab.callsAtHubs()).hasSize(before + 1);
        var record = lab.recordOf("+4790000063");
        assertThat(record.path("sentence").asString("")).contains("refused").contains("603");
        assertThat(record.path("said").asString(""))
                .startsWith("Decline (")
                .contains("user declined");
    }

    @Test
    void carriesACallOfAUserWhoWithholdsTheNumber() {
        // when
        var calls = lab.fromTeams(Lab.NUMBER, "+4790000061", 1, "--as", "withheld");

        // then: the carrier is told, and told not to tell
        assertThat(calls).allMatch(OutageIT::connected);
        assertThat(lab.invitesAt("carrier", "carrier", "+4790000061").getLast())
                .containsPattern("From: *(\"?Anonymous\"? *)?<sip:anonymous@")
                .contains("P-Asserted-Identity: <sip:%s@%s>".formatted(Lab.NUMBER, Lab.ACME))
                .contains("Privacy: id");
        assertThat(lab.recordOf("+4790000061").path("caller").asString("")).isEqualTo(Lab.NUMBER);
    }

    @Test
    void tellsTeamsNothingOfACallerWhomTheCarrierWithholds() {
        // when
        var calls =
                lab.fromCarrier(
                        Lab.NUMBER, 1, "--from", "+4790000062", "--withheld", "--seconds", "1");

        // then
        assertThat(calls).allMatch(OutageIT::connected);
        assertThat(lab.invitesAt(Lab.FIRST_HUB, "hub", Lab.NUMBER).getLast())
                .containsPattern("From: \"?Anonymous\"? <sip:anonymous@anonymous.invalid>")
                .contains("Privacy: id")
                .doesNotContain("4790000062");
    }

    @Test
    void carriesAnEmergencyCallThatSaysWhereTheCallerIs() {
        assertThat(lab.fromTeams(Lab.NUMBER, "112", 1, "--as", "located", "--seconds", "1"))
                .allMatch(OutageIT::heard);
    }

    @Test
    void carriesACallThatAUserForwards() {
        assertThat(lab.fromTeams(Lab.NUMBER, Lab.OUTSIDE, 1, "--as", "forwarded", "--seconds", "1"))
                .allMatch(OutageIT::heard);
    }

    /// The one who forwards is +4722000101, a number of the customer's.
    @Test
    void showsTheCarrierTheNumberThatForwardsAStrangersCall() {
        // when
        var calls = lab.fromTeams(STRANGE, "+4790000065", 1, "--as", "forwarded", "--seconds", "1");

        // then
        assertThat(calls).allMatch(OutageIT::heard);
        assertThat(lab.invitesAt("carrier", "carrier", "+4790000065").getLast())
                .containsPattern("From: .*<sip:\\+4722000101@")
                .doesNotContain(STRANGE, "History-Info", "Diversion");
        assertThat(lab.recordOf("+4790000065").path("caller").asString("")).isEqualTo(STRANGE);
    }

    @Test
    void tellsTheCarrierWhoForwardedACallIfItWantsToKnow() {
        // given
        lab.forwardedCalls("{\"told\":\"DIVERSION\",\"shown\":\"CALLER_ASSERTED\"}");
        try {
            // when
            await().atMost(PATIENCE)
                    .until(() -> {
                        lab.fromTeams(STRANGE, "+4790000066", 1, "--as", "forwarded");
                        return lab.invitesAt("carrier", "carrier", "+4790000066").stream()
                                .anyMatch(it -> it.contains("Diversion: "));
                    });

            // then
            assertThat(lab.invitesAt("carrier", "carrier", "+4790000066").getLast())
                    .containsPattern("From: .*<sip:\\+4722000101@")
                    .containsPattern("P-Asserted-Identity: <sip:\\%s@".formatted(STRANGE))
                    .containsPattern(
                            "Diversion: <sip:\\+4722000101@[^>]*>;reason=unconditional;counter=1")
                    .doesNotContain("History-Info", "X-Diverted");
        } finally {
            lab.forwardedCalls("{}");
        }
    }

    @Test
    void carriesAnEmergencyCallOfAUserWhoseNumberWeDoNotKnow() {
        assertThat(lab.fromTeams("+4733333333", "112", 1, "--seconds", "1"))
                .allMatch(OutageIT::heard);
    }

    @Test
    void callsUnderTheTenantsDefaultNumberForACallerWhoHasNone() {
        // given
        assertThat(lab.fromTeams(STRANGE, "+4790000064", 1)).noneMatch(OutageIT::connected);
        lab.defaultCaller(Lab.ACME, Lab.NUMBER);
        try {
            // when
            await().atMost(PATIENCE)
                    .until(() -> hears(lab.fromTeams(STRANGE, "+4790000064", 1, "--seconds", "1")));

            // then
            assertThat(lab.invitesAt("carrier", "carrier", "+4790000064").getLast())
                    .containsPattern("From: .*<sip:\\%s@".formatted(Lab.NUMBER))
                    .doesNotContain(STRANGE);
            assertThat(lab.recordOf("+4790000064").path("caller").asString("")).isEqualTo(STRANGE);
        } finally {
            lab.defaultCaller(Lab.ACME, "");
        }
    }

    private static boolean hears(List<JsonNode> calls) {
        return calls.stream().allMatch(OutageIT::heard);
    }

    private static int status(JsonNode call) {
        return call.path("finalStatus").asInt(0);
    }
}
