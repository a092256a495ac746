package dev.patchbay.orchestrator.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.engine.spi.GatewayName;
import dev.patchbay.engine.spi.GatewayState;
import dev.patchbay.engine.spi.GatewayState.Health;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatusApiTest {

    @Test
    void tellsTheRoundTripInMillisecondsAsATrunksStateDoes() {
        assertThat(json(Optional.of(1_250L)).roundTripMs()).isEqualTo(1.25);
        assertThat(json(Optional.empty()).roundTripMs()).isNull();
    }

    private static StatusApi.GatewayJson json(Optional<Long> micros) {
        return StatusApi.GatewayJson.of(
                new GatewayState(new GatewayName("t7-1"), Health.UP, "Avail", micros));
    }
}
