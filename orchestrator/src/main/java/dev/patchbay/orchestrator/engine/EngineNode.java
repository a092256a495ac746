package dev.patchbay.orchestrator.engine;

import dev.patchbay.engine.spi.EngineConnector;
import dev.patchbay.engine.spi.EngineEndpoint;
import dev.patchbay.engine.spi.EngineKind;
import dev.patchbay.engine.spi.EngineRefusedException;
import dev.patchbay.engine.spi.EngineUnreachableException;
import dev.patchbay.orchestrator.engine.EngineStatus.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps one engine connected for as long as the application runs: connect, serve until the session
/// is lost, wait a little longer after each failure, connect again.
final class EngineNode {

    private static final Logger LOG = LoggerFactory.getLogger(EngineNode.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(250);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final EngineProperties properties;
    private final EngineConnector connector;
    private final SessionDuties duties;
    private final Clock clock;
    private final StatusBoard board;
    private final AtomicReference<@Nullable ServedSession> served = new AtomicReference<>();
    private volatile Optional<DesiredEngine> desired = Optional.empty();

    EngineNode(
            EngineProperties properties,
            EngineConnector connector,
            SessionDuties duties,
            Clock clock) {
        this.properties = properties;
        this.connector = connector;
        this.duties = duties;
        this.clock = clock;
        board = new StatusBoard(properties.name(), connector.kind().value(), clock.instant());
    }

    EngineKind kind() {
        return connector.kind();
    }

    /// Ends the session that is open, if one is; the thread that runs must have been told to stop.
    void leave() {
        session().ifPresent(ServedSession::close);
    }

    StatusBoard board() {
        return board;
    }

    Optional<ServedSession> session() {
        return Optional.ofNullable(served.get());
    }

    void want(DesiredEngine wanted) {
        desired = Optional.of(wanted);
        session().ifPresent(session -> session.want(wanted));
    }

    /// Runs until the thread is interrupted.
    void run() {
        var wait = FIRST_WAIT;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                serveOnce();
                wait = FIRST_WAIT;
                down("the connection was lost");
            } catch (EngineUnreachableException e) {
                down(String.valueOf(e.getMessage()));
            } catch (EngineRefusedException e) {
                down(String.valueOf(e.getMessage()));
                wait = LONGEST_WAIT;
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return;
            }
            if (!paused(wait)) {
                return;
            }
            wait =
                    wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0
                            ? wait.multipliedBy(2)
                            : LONGEST_WAIT;
        }
    }

    private void serveOnce()
            throws EngineRefusedException, EngineUnreachableException, InterruptedException {
        try (var session = new ServedSession(properties.name(), duties, board, clock)) {
            session.open(connector, endpoint());
            served.set(session);
            desired.ifPresent(session::want);
            LOG.info("engine {}: connected, {}", properties.name(), session.version());
            session.serve();
        } finally {
            served.set(null);
            duties.watch().gone(properties.name());
        }
    }

    private EngineEndpoint endpoint() {
        return properties.endpoint(connector.kind(), connector.capabilities());
    }

    private void down(String why) {
        if (!(board.connection() instanceof Connection.Down(var before) && before.equals(why))) {
            LOG.warn("engine {}: {}", properties.name(), why);
        }
        board.down(why, clock.instant());
    }

    private static boolean paused(Duration wait) {
        try {
            Thread.sleep(wait);
            return true;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
