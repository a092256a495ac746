package dev.patchbay.lab.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Another adapter drives the same engine: nothing else changes for the admin.
class SwapIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Lab lab = Lab.running();

    @Test
    void anEngineIsMovedToAnotherAdapterAndBackWithoutLosingAnything() {
        assumeTrue(lab.product().equals("asterisk"), "only Asterisk is driven by two adapters");
        // given
        var trunks = lab.api("GET", "/trunks", "");
        var numbers = lab.api("GET", "/numbers", "");
        var recorded = recorded();
        var before = adapter();

        for (var adapter : List.of(other(before), before)) {
            // when
            lab.api("PUT", "/engines/engine-1/adapter", "{\"adapter\":\"%s\"}".formatted(adapter));

            // then
            await().atMost(PATIENCE).until(() -> adapter().equals(adapter) && lab.ready());
            assertThat(lab.fromCarrier(Lab.NUMBER, 2, "--seconds", "1")).allMatch(OutageIT::heard);
            assertThat(lab.fromTeams(Lab.NUMBER, Lab.OUTSIDE, 2, "--seconds", "1"))
                    .allMatch(OutageIT::heard);
        }
        assertThat(lab.api("GET", "/trunks", "")).isEqualTo(trunks);
        assertThat(lab.api("GET", "/numbers", "")).isEqualTo(numbers);
        await().atMost(PATIENCE).until(() -> recorded() == recorded + 8);
    }

    private static String other(String adapter) {
        return adapter.equals("asterisk-ari") ? "asterisk-ami" : "asterisk-ari";
    }

    private String adapter() {
        return lab.api("GET", "/status", "").path("engines").path(0).path("adapter").asString("");
    }

    private long recorded() {
        return lab.api("GET", "/calls?size=1", "").path("total").asLong(0);
    }
}
