package dev.patchbay.orchestrator.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.engine.spi.GatewayName;
import dev.patchbay.engine.spi.GatewayState.Health;
import dev.patchbay.orchestrator.engine.GatewayHistory.Seen;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrunkHealthTest {

    @ParameterizedTest
    @CsvSource({
        // enabled, what the engines say of its addresses, how it does
        "true, UP, UP",
        "true, UP UP, UP",
        "true, UP UNKNOWN, UP",
        "true, UP DOWN, PARTLY",
        "true, DOWN UNKNOWN, PARTLY",
        "true, DOWN DOWN, DOWN",
        "true, UNKNOWN, UNKNOWN",
        "true, '', UNKNOWN",
        "false, '', DISABLED",
        "false, DOWN, DISABLED"
    })
    void takesAllAddressesTogether(boolean enabled, String said, TrunkHealth expected) {
        var seen =
                Arrays.stream(said.split(" "))
                        .filter(word -> !word.isEmpty())
                        .map(word ->
                                new Seen(
                                        "engine-1",
                                        new GatewayName("t7-1"),
                                        Health.valueOf(word),
                                        "",
                                        Instant.EPOCH,
                                        Optional.empty()))
                        .toList();

        assertThat(TrunkHealth.of(enabled, seen)).isEqualTo(expected);
    }
}
