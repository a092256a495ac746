package dev.patchbay.engine.freeswitch.esl;

import dev.patchbay.engine.session.Deadline;
import dev.patchbay.engine.session.EventQueue;
import dev.patchbay.engine.session.Failures;
import dev.patchbay.engine.spi.EngineEndpoint;
import dev.patchbay.engine.spi.EngineEvent;
import dev.patchbay.engine.spi.EngineEventSink;
import dev.patchbay.engine.spi.EngineRefusedException;
import dev.patchbay.engine.spi.EngineUnreachableException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// The two connections of a session, which live and die together. One is for calls alone:
/// FreeSWITCH carries out a connection's commands one after another, and a call must not wait for a
/// rescan.
final class Connections implements AutoCloseable {

    /// How late an announcement may be. Each nudge costs FreeSWITCH a few microseconds.
    private static final long NUDGE_MILLIS = 2;

    private final EngineEndpoint endpoint;
    private final ExecutorService threads;
    private final EventQueue events;
    private final AtomicBoolean over = new AtomicBoolean();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable EslConnection calls;
    private volatile @Nullable EslConnection administration;

    Connections(EngineEndpoint endpoint, EngineEventSink sink, ThreadFactory factory) {
        this.endpoint = endpoint;
        threads = Executors.newThreadPerTaskExecutor(factory);
        events = new EventQueue(sink);
    }

    void open(Deadline deadline) throws EngineRefusedException, EngineUnreachableException {
        administration = opened(deadline);
        calls = opened(deadline);
    }

    private EslConnection opened(Deadline deadline)
            throws EngineRefusedException, EngineUnreachableException {
        var connection = new EslLogin(endpoint, threads).connect(deadline, this::take, this::lose);
        threads.execute(connection::read);
        return connection;
    }

    /// From here on calls are announced, and silence ends the session.
    void watch() throws EngineRefusedException, EngineUnreachableException {
        threads.execute(events);
        calls().execute("event json CUSTOM " + Announcement.SUBCLASS);
        threads.execute(() -> repeat(NUDGE_MILLIS, () -> calls().nudge()));
        threads.execute(() -> repeat(endpoint.deadline().toMillis() / 2 + 1, this::look));
    }

    EslConnection calls() {
        return Objects.requireNonNull(calls, "connections are opened before anything is asked");
    }

    EslConnection administration() {
        return Objects.requireNonNull(administration, "opened before anything is asked");
    }

    private void take(EslFrame frame) {
        try {
            var event = Announcement.read(frame);
            if (event.isPresent()) {
                events.put(event.get());
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /// A frozen FreeSWITCH keeps its sockets open. The other connection's commands may rightly take
    /// long and have deadlines of their own.
    private void look() throws EngineUnreachableException {
        try {
            calls().ask("api strepoch");
        } catch (EngineUnreachableException silent) {
            // an answer behind events that our own sink has not taken yet proves nothing
            if (!events.full()) {
                throw silent;
            }
        }
    }

    private interface Step {
        void perform() throws EngineUnreachableException;
    }

    private void repeat(long millis, Step step) {
        try {
            while (!stopped.await(millis, TimeUnit.MILLISECONDS)) {
                step.perform();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (EngineUnreachableException gone) {
            lose(Failures.inWords(gone));
        }
    }

    void lose(String why) {
        end(Optional.of(new EngineEvent.SessionLost(why)));
    }

    @Override
    public void close() {
        end(Optional.empty());
    }

    private void end(Optional<EngineEvent> last) {
        if (!over.compareAndSet(false, true)) {
            return;
        }
        stopped.countDown();
        events.end(last);
        for (var connection : new EslConnection[] {calls, administration}) {
            if (connection != null) {
                connection.close();
            }
        }
        // lets the event thread deliver the last event; everything else ends with its connection
        threads.shutdown();
    }
}
