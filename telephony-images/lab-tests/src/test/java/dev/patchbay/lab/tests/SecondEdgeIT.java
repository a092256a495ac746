package dev.patchbay.lab.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two edges, each with a base domain of its own, in front of the same engines.
class SecondEdgeIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String EDGE = "edge";

    private final Lab lab = Lab.running();

    @BeforeEach
    void everythingIsUp() {
        await().atMost(PATIENCE).until(lab::ready);
    }

    @AfterEach
    void theHubFoundNothingWrong() {
        lab.start(EDGE);
        await().atMost(PATIENCE).until(this::theFirstEdgeTakesCalls);
        assertThat(lab.brokenRules()).isEmpty();
    }

    @Test
    void carriesATenantsCallsUnderEitherNameAlsoWhenTheOtherEdgeIsDead() {
        // when
        var calls = lab.fromTenant(Lab.ACME_TOO, Lab.NUMBER, "+4790000181", 2, "--seconds", "1");

        // then
        assertThat(calls).hasSize(2).allMatch(OutageIT::heard);
        assertThat(lab.recordOf("+4790000181").path("origin").asString("")).isEqualTo(Lab.ACME);

        // when
        lab.signal(EDGE, "KILL");
        var without = lab.fromTenant(Lab.ACME_TOO, Lab.NUMBER, "+4790000182", 2, "--seconds", "1");

        // then
        assertThat(without).hasSize(2).allMatch(OutageIT::heard);
    }

    @Test
    void sendsCallsForTeamsByTheEdgeOfTheEngineThatHasThem() {
        // when
        var calls =
                lab.fromCarrierToSecond(Lab.NUMBER, 1, "--from", "+4790000183", "--seconds", "1");

        // then
        assertThat(calls).hasSize(1).allMatch(OutageIT::heard);
        assertThat(lab.invitesAt(Lab.FIRST_HUB, "hub", "4790000183").getLast())
                .contains("Record-Route: <sip:%s:5061;".formatted(Lab.ACME_TOO))
                .contains("Contact: <sip:+4790000183@%s:5061;".formatted(Lab.ACME_TOO))
                .containsPattern("From: .*<sip:\\+4790000183@%s;".formatted(Lab.ACME_TOO));
    }

    private boolean theFirstEdgeTakesCalls() {
        return lab.fromTeams(Lab.NUMBER, "+4790000184", 1, "--seconds", "1").stream()
                .allMatch(OutageIT::connected);
    }
}
