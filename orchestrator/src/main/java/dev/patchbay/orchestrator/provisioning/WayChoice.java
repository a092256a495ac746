package dev.patchbay.orchestrator.provisioning;

import dev.patchbay.engine.spi.GatewayState;
import dev.patchbay.engine.spi.GatewayState.Failure;
import dev.patchbay.engine.spi.GatewayState.Health;
import dev.patchbay.orchestrator.trunk.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// By which way an account had better register, and whether its registrar will have it. A way that
/// is silent, busy or broken is left for the next one; one that has been left is gone back to once
/// it answers. Pure.
final class WayChoice {

    /// A way that comes and goes must not take the registration with it each time.
    static final Duration BEFORE_GOING_BACK = Duration.ofMinutes(10);

    private static final Duration FIRST_REST = Duration.ofSeconds(30);
    private static final Duration LONGEST_REST = Duration.ofMinutes(5);

    /// Timed out at a proxy that answers in the registrar's place.
    private static final int TIMEOUT = 408;

    private static final int SERVER_ERRORS = 500;
    private static final int GLOBAL_ERRORS = 600;

    /// How an account has moved.
    ///
    /// @param since when it last did, or was first seen
    /// @param moves how often since it was last registered
    record Tour(Instant since, int moves) {

        static Tour begun(Instant now) {
            return new Tour(now, 0);
        }

        Tour moved(Instant now) {
            return new Tour(now, moves + 1);
        }

        Tour arrived() {
            return new Tour(since, 0);
        }

        /// Once around at once; then it is all of them that fail, and no carrier is hammered.
        Duration rest(int ways) {
            if (moves < ways) {
                return Duration.ZERO;
            }
            var doubled = FIRST_REST.multipliedBy(1L << Math.min(moves / ways - 1, 4));
            return doubled.compareTo(LONGEST_REST) < 0 ? doubled : LONGEST_REST;
        }

        private boolean over(Duration time, Instant now) {
            return !now.isBefore(since.plus(time));
        }
    }

    private WayChoice() {}

    /// @param ways what the engine says of each way, in order; empty for one it does not know
    static Standing of(
            Standing standing, List<Optional<GatewayState>> ways, Tour tour, Instant now) {
        var state = ways.get(standing.way() - 1);
        if (state.isEmpty()) {
            return standing;
        }
        // one that merely answers OPTIONS is moved to, and the engine has not got its config yet
        if (state.get().registered()) {
            var back =
                    standing.way() > 1 && up(ways.getFirst()) && tour.over(BEFORE_GOING_BACK, now);
            return (back ? standing.by(1) : standing).refused(false);
        }
        return state.get()
                .failure()
                .map(failure -> failed(failure, standing, ways.size(), tour, now))
                .orElse(standing);
    }

    private static Standing failed(
            Failure failure, Standing standing, int ways, Tour tour, Instant now) {
        if (failure.stopped() || !ofTheWay(failure)) {
            return standing.refused(true);
        }
        return ways > 1 && tour.over(tour.rest(ways), now)
                ? standing.by(standing.way() % ways + 1)
                : standing;
    }

    /// Nothing came, or nothing that the registrar says of an account.
    private static boolean ofTheWay(Failure failure) {
        return failure.status()
                .map(it -> it == TIMEOUT || (it >= SERVER_ERRORS && it < GLOBAL_ERRORS))
                .orElse(true);
    }

    private static boolean up(Optional<GatewayState> state) {
        return state.filter(it -> it.health() == Health.UP).isPresent();
    }
}
