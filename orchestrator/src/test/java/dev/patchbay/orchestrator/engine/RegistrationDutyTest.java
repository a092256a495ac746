package dev.patchbay.orchestrator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.engine.spi.GatewayName;
import dev.patchbay.engine.spi.GatewayState;
import dev.patchbay.engine.spi.GatewayState.Failure;
import dev.patchbay.engine.spi.GatewayState.Health;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegistrationDutyTest {

    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
    private static final GatewayName ACCOUNT = new GatewayName("t7-1");
    private static final GatewayState UP =
            new GatewayState(ACCOUNT, Health.UP, "registered", Optional.empty());
    private static final GatewayState TRYING =
            new GatewayState(ACCOUNT, Health.DOWN, "not registered (yet)", Optional.empty());

    private final Told told = new Told();
    private Instant now = NOON;
    private final RegistrationDuty duty =
            new RegistrationDuty(told, ((InstantSource) () -> now).withZone(ZoneOffset.UTC));

    @Test
    void triesInPausesThatGrowToFiveMinutes() throws Exception {
        for (var second = 0; second <= 1200; second += 3) {
            now = NOON.plusSeconds(second);
            duty.keep(List.of(failed(500, false)));
        }

        assertThat(told.tried)
                .extracting(at -> Duration.between(NOON, at).toSeconds())
                .containsExactly(30L, 90L, 210L, 450L, 750L, 1050L);
        assertThat(told.stopped).isEmpty();
    }

    @Test
    void beginsAnewAfterASuccess() throws Exception {
        duty.keep(List.of(failed(500, false)));
        now = NOON.plusSeconds(30);
        duty.keep(List.of(failed(500, false)));
        duty.keep(List.of(TRYING));
        duty.keep(List.of(UP));
        told.tried.clear();

        duty.keep(List.of(failed(500, false)));
        now = NOON.plusSeconds(59);
        duty.keep(List.of(failed(500, false)));
        assertThat(told.tried).isEmpty();
        now = NOON.plusSeconds(60);
        duty.keep(List.of(failed(500, false)));

        assertThat(told.tried).containsExactly(now);
    }

    @Test
    void stopsWhatTheRegistrarForbidsAndTriesNoMore() throws Exception {
        duty.keep(List.of(failed(403, false)));
        for (var second = 3; second <= 900; second += 3) {
            now = NOON.plusSeconds(second);
            duty.keep(List.of(failed(403, true)));
        }

        assertThat(told.stopped).containsExactly(NOON);
        assertThat(told.tried).isEmpty();
    }

    @Test
    void stopsAnAccountThatIsForbiddenLater() throws Exception {
        duty.keep(List.of(failed(503, false)));
        now = NOON.plusSeconds(300);

        duty.keep(List.of(failed(403, false)));

        assertThat(told.stopped).containsExactly(now);
    }

    @Test
    void triesWhenAPersonSaysSoAndDoesNotStopItBeforeItHadATry() throws Exception {
        duty.keep(List.of(failed(403, true)));

        duty.tryAgain(ACCOUNT);
        duty.keep(List.of(failed(403, false)));

        assertThat(told.tried).containsExactly(NOON);
        assertThat(told.stopped).isEmpty();
    }

    @Test
    void leavesARegistrarAloneForAsLongAsItAsks() throws Exception {
        var busy =
                GatewayState.failed(
                        ACCOUNT,
                        new Failure(Optional.of(503), Optional.of(Duration.ofMinutes(20)), false));
        duty.keep(List.of(busy));
        now = NOON.plusSeconds(600);

        duty.keep(List.of(busy));

        assertThat(told.tried).isEmpty();
    }

    private static GatewayState failed(int status, boolean stopped) {
        return GatewayState.failed(
                ACCOUNT, new Failure(Optional.of(status), Optional.empty(), stopped));
    }

    private final class Told implements RegistrationDuty.Accounts {

        private final List<Instant> tried = new ArrayList<>();
        private final List<Instant> stopped = new ArrayList<>();

        @Override
        public void register(GatewayName account) {
            tried.add(now);
        }

        @Override
        public void stopRegistering(GatewayName account) {
            stopped.add(now);
        }
    }
}
