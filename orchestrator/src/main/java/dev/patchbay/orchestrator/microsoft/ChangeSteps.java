package dev.patchbay.orchestrator.microsoft;

import dev.patchbay.microsoft.MicrosoftRefusedException;
import dev.patchbay.microsoft.MicrosoftUnreachableException;
import dev.patchbay.orchestrator.microsoft.NumberChange.Stage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/// Takes one change as far as it can go now. What each step is about to do is stored before it does
/// it; what came of it, after.
@Component
class ChangeSteps {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeSteps.class);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration UNDER_WAY = Duration.ofSeconds(5);
    private static final int TRIES = 20;

    private final ChangeStore store;
    private final ConnectionStore connections;
    private final Connections all;
    private final ChangeStep step;
    private final Clock clock;

    ChangeSteps(
            ChangeStore store,
            ConnectionStore connections,
            Connections all,
            ChangeStep step,
            Clock clock) {
        this.store = store;
        this.connections = connections;
        this.all = all;
        this.step = step;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    void run(long id) {
        run(id, true);
    }

    /// @param sends whether Microsoft may be asked for changes, or only what became of those
    /// @return whether the tenant may be asked for more
    boolean run(long id, boolean sends) {
        try {
            var row = store.open(id).orElse(null);
            while (row != null && row.open() && due(row) && (sends || row.sent())) {
                var connection = connections.row(row.tenantId());
                if (connection.isPresent() && connection.get().rests(row.sent(), clock.instant())) {
                    return false;
                }
                var send = row.stage == Stage.CHECKED;
                if (send) {
                    row.enter(Stage.SENDING, row.said, clock.instant());
                    row = store.keep(row);
                }
                advance(row, connection, send);
                row = store.keep(row);
            }
            if (row != null && !row.open()) {
                LOG.info("{} at Microsoft: {} {}", row.e164, row.stage.words(), row.said);
            }
        } catch (OptimisticLockingFailureException changed) {
            // an admin was quicker; what is stored now is looked at in the next round
            LOG.info("change {} was changed meanwhile", id);
        }
        return true;
    }

    private boolean due(ChangeRow row) {
        return row.nextStep != null && !row.nextStep.isAfter(clock.instant());
    }

    private void advance(ChangeRow row, Optional<ConnectionRow> known, boolean send) {
        var connection = known.map(ConnectionRow::toConnection);
        if (connection.filter(Connection::active).isEmpty()) {
            row.fail(Trouble.NOT_CONNECTED, "", clock.instant());
            return;
        }
        try {
            if (send) {
                step.send(row, connection.get());
            } else {
                step.take(row, connection.get());
            }
        } catch (MicrosoftRefusedException e) {
            refused(row, e);
        } catch (MicrosoftUnreachableException e) {
            unreachable(row, e);
        }
    }

    private void refused(ChangeRow row, MicrosoftRefusedException e) {
        var now = clock.instant();
        var words = "%s (%s)".formatted(e.sentence(), e.code());
        switch (e.kind()) {
            case CREDENTIAL -> {
                // goes on by itself once the connection is mended
                row.enter(Stage.WAITING, "Microsoft refuses us: " + words, now);
                all.check(row.tenantId());
                row.rest(row.said, LONGEST_PAUSE, now);
            }
            case CONFLICT -> {
                if (row.tries < TRIES) {
                    var tries = row.tries;
                    row.enter(Stage.WAITING, words, now);
                    row.tries = tries;
                    row.rest(words, UNDER_WAY, now);
                } else {
                    row.fail(Trouble.UNDER_WAY, words, now);
                }
            }
            case PERMISSION -> {
                row.fail(Trouble.PERMISSION, words, now);
                all.check(row.tenantId());
            }
            case NOT_FOUND, GONE, OTHER -> row.fail(Trouble.saidAs(e.sentence()), words, now);
        }
    }

    /// While Microsoft is away, so are all changes of the tenant; if it asks to slow down, what it
    /// has is followed all the same.
    private void unreachable(ChangeRow row, MicrosoftUnreachableException e) {
        var now = clock.instant();
        var pause = e.retryAfter().orElseGet(() -> pause(row.tries));
        var until = now.plus(pause);
        var tries = row.tries;
        var tooMany = row.stage == Stage.SENDING && !e.maybeTaken();
        if (row.stage == Stage.SENDING) {
            row.enter(e.maybeTaken() ? Stage.WAITING : Stage.CHECKED, e.sentence(), now);
        }
        row.tries = tries;
        row.rest(e.sentence(), pause, now);
        connections.change(
                row.tenantId(),
                it -> {
                    if (tooMany) {
                        it.writesPausedUntil = later(it.writesPausedUntil, until);
                    } else {
                        it.pausedUntil = later(it.pausedUntil, until);
                    }
                });
    }

    private static Instant later(@Nullable Instant one, Instant other) {
        return one == null || one.isBefore(other) ? other : one;
    }

    private static Duration pause(int tries) {
        var doubled = Duration.ofSeconds(1L << Math.min(tries + 1, 6));
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }
}
