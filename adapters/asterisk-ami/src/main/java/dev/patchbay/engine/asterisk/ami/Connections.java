package dev.patchbay.engine.asterisk.ami;

import dev.patchbay.engine.asterisk.AmiAction;
import dev.patchbay.engine.asterisk.AmiConnection;
import dev.patchbay.engine.asterisk.AmiLogin;
import dev.patchbay.engine.asterisk.AmiMessage;
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

/// The two connections of a session, which live and die together. One is for calls alone: Asterisk
/// carries out a connection's actions one after another, and a call must not wait for a reload.
final class Connections implements AutoCloseable {

    private final EngineEndpoint endpoint;
    private final ExecutorService threads;
    private final EventQueue events;
    private final AtomicBoolean over = new AtomicBoolean();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable AmiConnection calls;
    private volatile @Nullable AmiConnection administration;

    Connections(EngineEndpoint endpoint, EngineEventSink sink, ThreadFactory factory) {
        this.endpoint = endpoint;
        threads = Executors.newThreadPerTaskExecutor(factory);
        events = new EventQueue(sink);
    }

    void open(Deadline deadline) throws EngineRefusedException, EngineUnreachableException {
        administration = opened(deadline, "off");
        calls = opened(deadline, "user");
    }

    private AmiConnection opened(Deadline deadline, String classes)
            throws EngineRefusedException, EngineUnreachableException {
        var connection =
                new AmiLogin(endpoint, threads).connect(deadline, classes, this::take, this::lose);
        threads.execute(connection::read);
        return connection;
    }

    /// From here on calls are announced, and silence ends the session.
    void watch() {
        threads.execute(events);
        threads.execute(this::keepLooking);
    }

    AmiConnection calls() {
        return Objects.requireNonNull(calls, "connections are opened before anything is asked");
    }

    AmiConnection administration() {
        return Objects.requireNonNull(administration, "opened before anything is asked");
    }

    private void take(AmiMessage message) {
        try {
            var event = Announcement.read(message);
            if (event.isPresent()) {
                events.put(event.get());
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /// A frozen Asterisk keeps its sockets open. The other connection's actions may rightly take
    /// long and have deadlines of their own.
    private void keepLooking() {
        try {
            while (!stopped.await(endpoint.deadline().toMillis() / 2 + 1, TimeUnit.MILLISECONDS)) {
                calls().ask(new AmiAction("Ping"));
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (EngineUnreachableException silent) {
            // an answer behind events that our own sink has not taken yet proves nothing
            if (events.full()) {
                keepLooking();
            } else {
                lose(Failures.inWords(silent));
            }
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
        for (var connection : new AmiConnection[] {calls, administration}) {
            if (connection != null) {
                connection.close();
            }
        }
        // lets the event thread deliver the last event; everything else ends with its connection
        threads.shutdown();
    }
}
