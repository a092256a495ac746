package dev.patchbay.lab.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A certificate from an authority that looks into DNS before it signs.
class OrderedCertificateIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Lab lab = Lab.running();

    @Test
    void isOrderedProvenByDnsAndShownWithoutEndingACall() {
        // given
        var before = serial();
        var processes = edgeProcesses();
        lab.fromTeams(Lab.NUMBER, Lab.OUTSIDE, 1, "--until-stopped");

        // when
        lab.api("POST", "/certificate/order", "");
        await().atMost(PATIENCE).until(() -> !state().equals("working"));

        // then
        assertThat(lab.api("GET", "/certificate/order", "").toString()).contains("\"done\"");
        assertThat(serial()).isNotEqualTo(before);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(shown()).isEqualTo("pass"));
        assertThat(OutageIT.live(lab::callsAtCarrier)).hasSize(1);
        OutageIT.everyLiveCallIsHeard(lab::callsAtCarrier);
        assertThat(lab.fromTeams(Lab.NUMBER, Lab.OUTSIDE, 1, "--seconds", "1"))
                .allMatch(OutageIT::heard);
        assertThat(lab.fromCarrier(Lab.NUMBER, 1, "--seconds", "1")).allMatch(OutageIT::heard);
        assertThat(lab.brokenRules()).isEmpty();
        assertThat(edgeProcesses()).isNotEmpty().isEqualTo(processes);
    }

    @AfterEach
    void hangUp() {
        lab.hangUpAll();
    }

    private String edgeProcesses() {
        return lab.in("edge", "sh", "-c", "grep -l kamailio /proc/[0-9]*/comm");
    }

    private String serial() {
        return lab.api("GET", "/certificate", "").path("serial").asString("");
    }

    private String state() {
        return lab.api("GET", "/certificate/order", "").path("state").asString("");
    }

    /// What preflight says about the certificate that the edge shows.
    private String shown() {
        for (var check : lab.api("GET", "/preflight", "").path("checks")) {
            if (check.path("check").asString("").equals("certificate-shown")) {
                return check.path("verdict").asString("");
            }
        }
        return "not looked at";
    }
}
