package dev.patchbay.orchestrator.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.engine.spi.GatewayName;
import dev.patchbay.engine.spi.GatewayState;
import dev.patchbay.engine.spi.GatewayState.Failure;
import dev.patchbay.engine.spi.GatewayState.Health;
import dev.patchbay.orchestrator.provisioning.WayChoice.Tour;
import dev.patchbay.orchestrator.trunk.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WayChoiceTest {

    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        // by which way now, what is said of each, by which way then, whether refused
        "1, up spare,         1, false",
        "1, trying spare,     1, false",
        "1, silent spare,     2, false",
        "1, silent,           1, false",
        "1, 408 spare,        2, false",
        "1, 503 spare,        2, false",
        "2, spare 503 spare,  3, false",
        "3, spare spare 503,  1, false",
        // what a registrar says of the account is the same by every way
        "1, 403 spare,        1, true",
        "1, 401 spare,        1, true",
        "1, 603 spare,        1, true",
        "1, stopped spare,    1, true",
        // as long as it works, it stays a while
        "2, up up,            2, false",
        "2, down up,          2, false",
        // an engine that has not got it yet
        "2, 503,              2, false"
    })
    void leavesAWayThatFailsForTheNextOne(int way, String said, int then, boolean refused) {
        var ways = ways(Math.max(way, said.split(" ").length), said);

        var chosen = WayChoice.of(new Standing(way, false), ways, Tour.begun(NOON), NOON);

        assertThat(chosen).isEqualTo(new Standing(then, refused));
    }

    @Test
    void forgivesAnAccountThatIsTakenAgain() {
        var chosen = WayChoice.of(new Standing(1, true), ways(1, "up"), Tour.begun(NOON), NOON);

        assertThat(chosen).isEqualTo(Standing.USUAL);
    }

    /// The account has moved to it, and the engine has not got its config yet.
    @Test
    void forgivesNothingWhereAWayMerelyAnswersOptions() {
        var refused = new Standing(2, true);

        var chosen = WayChoice.of(refused, ways(2, "down answers"), Tour.begun(NOON), NOON);

        assertThat(chosen).isEqualTo(refused);
    }

    @Test
    void goesBackToTheFirstWayOnceThatAnswersButNotAtOnce() {
        var second = new Standing(2, false);
        var tour = Tour.begun(NOON.minusSeconds(60)).moved(NOON).arrived();
        var soon = NOON.plus(WayChoice.BEFORE_GOING_BACK).minusSeconds(1);
        var later = NOON.plus(WayChoice.BEFORE_GOING_BACK);

        assertThat(WayChoice.of(second, ways(2, "up up"), tour, soon)).isEqualTo(second);
        assertThat(WayChoice.of(second, ways(2, "down up"), tour, later)).isEqualTo(second);
        assertThat(WayChoice.of(second, ways(2, "up up"), tour, later)).isEqualTo(Standing.USUAL);
    }

    /// Every way once at once, then in pauses that grow to five minutes.
    @Test
    void restsWhereAllWaysFail() {
        var standing = Standing.USUAL;
        var tour = Tour.begun(NOON);
        var moves = new ArrayList<Long>();
        for (var second = 0; second < 1500; second += 3) {
            var now = NOON.plusSeconds(second);
            var failing = new ArrayList<>(ways(2, "spare spare"));
            failing.set(standing.way() - 1, Optional.of(state("503")));
            var next = WayChoice.of(standing, failing, tour, now);
            if (next.way() != standing.way()) {
                tour = tour.moved(now);
                moves.add(Duration.between(NOON, now).toSeconds());
            }
            standing = next;
        }

        assertThat(moves)
                .containsExactly(0L, 3L, 33L, 63L, 123L, 183L, 303L, 423L, 663L, 903L, 1203L);
    }

    private static List<Optional<GatewayState>> ways(int count, String said) {
        var ways =
                new ArrayList<>(
                        Arrays.stream(said.split(" ")).map(it -> Optional.of(state(it))).toList());
        while (ways.size() < count) {
            ways.add(Optional.empty());
        }
        return ways;
    }

    private static GatewayState state(String said) {
        var gateway = new GatewayName("t7-1");
        return switch (said) {
            case "up" -> GatewayState.registered(gateway);
            case "answers" -> state(Health.UP);
            case "spare" -> state(Health.UNKNOWN);
            case "down", "trying" -> state(Health.DOWN);
            case "silent" -> GatewayState.failed(gateway, Failure.UNKNOWN);
            case "stopped" ->
                    GatewayState.failed(
                            gateway, new Failure(Optional.empty(), Optional.empty(), true));
            default ->
                    GatewayState.failed(
                            gateway,
                            new Failure(
                                    Optional.of(Integer.valueOf(said)), Optional.empty(), false));
        };
    }

    private static GatewayState state(Health health) {
        return new GatewayState(new GatewayName("t7-1"), health, "", Optional.empty());
    }
}
