package dev.patchbay.lab.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A number given and taken on our side is given and taken in Microsoft 365, whatever happens
/// between.
class MicrosoftIT {

    private static final String NUMBER = "+4722000277";
    private static final String NOBODY = "nobody";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Lab lab = Lab.running();

    @BeforeEach
    void addTheNumber() {
        var trunk = lab.api("GET", "/trunks", "").path(0).path("id").asLong(0);
        lab.api("POST", "/numbers", "{\"number\":\"%s\",\"trunk\":%d}".formatted(NUMBER, trunk));
    }

    @AfterEach
    void takeItAway() {
        graph("mend");
        graph("set", "--name", "operation", "--millis", "300");
        lab.apiAnswer("DELETE", "/numbers/" + NUMBER + "/assignment", "");
        await().atMost(PATIENCE).until(() -> holder().equals(NOBODY));
        lab.api("DELETE", "/numbers/" + NUMBER, "");
        assertThat(graph("rules")).doesNotContain("seen:");
    }

    @Test
    void aNumberGivenToAnAutoAttendantIsItsOwnAtMicrosoft() {
        assign();

        await().atMost(PATIENCE).until(() -> !holder().equals(NOBODY));
    }

    @Test
    void aNumberIsGivenOnceMicrosoftIsBack() {
        graph("fault", "--call", "assign", "--as", "refuses", "--status", "503", "--seconds", "5");

        assign();

        await().atMost(PATIENCE).until(() -> !holder().equals(NOBODY));
    }

    @Test
    void anAnswerThatIsLostLosesNoAssignment() {
        graph("fault", "--call", "assign", "--as", "loses-answer");

        assign();

        await().atMost(PATIENCE).until(() -> !holder().equals(NOBODY));
    }

    @Test
    void aRestartInTheMiddleOfAnOperationLosesNoAssignment() {
        graph("set", "--name", "operation", "--millis", "4000");
        assign();

        lab.restart("orchestrator");

        await().atMost(PATIENCE).until(lab::ready);
        await().atMost(PATIENCE).until(() -> !holder().equals(NOBODY));
    }

    private void assign() {
        lab.api(
                "PUT",
                "/numbers/" + NUMBER + "/assignment",
                "{\"type\":\"auto-attendant\",\"target\":\"main@acme.example\"}");
    }

    private String holder() {
        return graph("holder", "--tenant", "acme.example", "--number", NUMBER).strip();
    }

    private String graph(String... words) {
        var command = new String[words.length + 1];
        command[0] = "graph";
        System.arraycopy(words, 0, command, 1, words.length);
        return lab.in("graph", command);
    }
}
