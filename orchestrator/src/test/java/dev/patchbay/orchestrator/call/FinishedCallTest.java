package dev.patchbay.orchestrator.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.engine.spi.Direction;
import dev.patchbay.orchestrator.call.CallEnd.Party;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FinishedCallTest {

    @ParameterizedTest
    @CsvSource({
        "403, not verified",
        "404, 511404",
        "408, 500001",
        "488, codec",
        "504, 549018",
        "603, declined"
    })
    void saysWhatToDoWhenTeamsRefused(int status, String word) {
        assertThat(call(Direction.INBOUND, status, Optional.empty()).advice())
                .hasValueSatisfying(advice -> assertThat(advice).contains(word));
    }

    @Test
    void saysNothingWhereMicrosoftHasNoSay() {
        assertThat(call(Direction.OUTBOUND, 404, Optional.empty()).advice()).isEmpty();
        assertThat(call(Direction.INBOUND, 486, Optional.empty()).advice()).isEmpty();
        assertThat(call(Direction.INBOUND, 404, Optional.of(Duration.ofSeconds(3))).advice())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "404, 'Not Found (Q.850;cause=1;text=\"511404;number not assigned\")', 511404",
        "404, Not Found (10202), Transfer again",
        "480, Temporarily Unavailable (560408), SBC itself had answered with 408",
        "480, Temporarily Unavailable (12345), signed in nowhere",
        "504, 'Timeout (Q.850;cause=102;text=2d5f1106-549018)', malformed"
    })
    void goesByMicrosoftsSubCodeWhereThereIsOne(int status, String said, String word) {
        assertThat(call(Direction.INBOUND, status, said, Optional.empty()).advice())
                .hasValueSatisfying(advice -> assertThat(advice).contains(word));
    }

    private static FinishedCall call(Direction direction, int status, Optional<Duration> talked) {
        return call(direction, status, "", talked);
    }

    private static FinishedCall call(
            Direction direction, int status, String said, Optional<Duration> talked) {
        return new FinishedCall(
                1,
                "engine-1",
                "1",
                "call-id",
                direction,
                "g1",
                "+4722000100",
                "+4790000001",
                "",
                "table",
                Optional.of("teams"),
                Instant.EPOCH,
                Instant.EPOCH,
                Optional.empty(),
                talked,
                0,
                status,
                said,
                new CallEnd(Party.TEAMS, "refused-" + status),
                Optional.empty());
    }
}
