package dev.patchbay.engine.testkit;

import dev.patchbay.engine.spi.CallId;
import dev.patchbay.engine.spi.EngineEvent;
import dev.patchbay.engine.spi.EngineEvent.CallOffered;
import dev.patchbay.engine.spi.EngineEventSink;
import dev.patchbay.engine.spi.EngineRefusedException;
import dev.patchbay.engine.spi.EngineSession;
import dev.patchbay.engine.spi.EngineUnreachableException;
import dev.patchbay.engine.spi.Route;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Plays the orchestrator: sends heartbeats, and answers the calls it is asked about as it is told
/// to, at the moment it is told to.
final class Controller implements EngineEventSink, AutoCloseable {

    /// @param after how long after the announcement
    record Decision(Route route, Duration after) {}

    final BlockingQueue<EngineEvent> events = new LinkedBlockingQueue<>();

    /// What became of the answers: true if the engine said that it would use it.
    final Map<CallId, Boolean> outcomes = new ConcurrentHashMap<>();

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Function<CallOffered, Optional<Decision>> decide = _ -> Optional.empty();
    private volatile @Nullable EngineSession session;

    void serve(EngineSession served) {
        session = served;
    }

    /// Sends a heartbeat now and one every second from now on.
    void beat() throws EngineRefusedException, EngineUnreachableException {
        Objects.requireNonNull(session).heartbeat();
        threads.execute(() -> {
            try {
                while (!closed.await(1, TimeUnit.SECONDS)) {
                    Objects.requireNonNull(session).heartbeat();
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            } catch (EngineRefusedException | EngineUnreachableException over) {
                // the test is about something else: it sees the session end
            }
        });
    }

    void decide(Function<CallOffered, Optional<Decision>> how) {
        decide = how;
    }

    void decideAtOnce(Route route) {
        decide(_ -> Optional.of(new Decision(route, Duration.ZERO)));
    }

    @Override
    public void on(EngineEvent event) {
        if (event instanceof CallOffered offered) {
            decide.apply(offered)
                    .ifPresent(decision -> threads.execute(() -> answer(offered.call(), decision)));
        }
        events.add(event);
    }

    private void answer(CallId call, Decision decision) {
        try {
            if (closed.await(decision.after().toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
            Objects.requireNonNull(session).route(call, decision.route());
            outcomes.put(call, true);
        } catch (EngineRefusedException tooLate) {
            outcomes.put(call, false);
        } catch (EngineUnreachableException gone) {
            // seen by the test as a call without an outcome
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        threads.shutdownNow();
    }
}
