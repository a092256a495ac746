package dev.patchbay.engine.asterisk.ari;

import dev.patchbay.engine.asterisk.AmiConnection;
import dev.patchbay.engine.asterisk.AmiLogin;
import dev.patchbay.engine.session.Deadline;
import dev.patchbay.engine.session.EventQueue;
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
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// The three connections of a session, which live and die together: when one is lost, all are
/// closed, whoever waits is told, and the session's last event goes out.
final class Connections implements AutoCloseable {

    private final EngineEndpoint endpoint;
    private final ExecutorService threads;
    private final EventQueue events;
    private final AriHttp http;
    private final AtomicBoolean over = new AtomicBoolean();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable AriSocket ari;
    private volatile @Nullable AmiConnection ami;

    Connections(EngineEndpoint endpoint, EngineEventSink sink, ThreadFactory factory) {
        this.endpoint = endpoint;
        this.threads = Executors.newThreadPerTaskExecutor(factory);
        this.events = new EventQueue(sink);
        this.http = new AriHttp(endpoint, threads);
    }

    void login(Deadline deadline) throws EngineRefusedException, EngineUnreachableException {
        var connection =
                new AmiLogin(endpoint, threads).connect(deadline, "off", _ -> {}, this::lose);
        ami = connection;
        threads.execute(connection::read);
    }

    void openSocket(Deadline deadline) throws EngineRefusedException, EngineUnreachableException {
        var listener = new AriListener(events, this::lose);
        var path = "events?app=" + AriFrames.APPLICATION;
        var socket = http.open(path, listener, deadline);
        var requests = new AriSocket(socket, endpoint.deadline());
        ari = requests;
        listener.start(socket, requests);
    }

    /// From here on events are delivered, and silence ends the session.
    void watch() {
        threads.execute(events);
        threads.execute(new Watchdog(this, endpoint.deadline(), stopped));
    }

    AriHttp http() {
        return http;
    }

    AriSocket ari() {
        return Objects.requireNonNull(ari, "the socket is opened before anything is asked of it");
    }

    AmiConnection ami() {
        return Objects.requireNonNull(ami, "the login comes before anything is asked");
    }

    /// @return whether events wait for a slow sink, so that nothing is being read
    boolean readingHeldUp() {
        return events.full();
    }

    boolean over() {
        return over.get();
    }

    void lose(String why) {
        end("the session was lost: " + why, Optional.of(new EngineEvent.SessionLost(why)));
    }

    @Override
    public void close() {
        end("the session was closed", Optional.empty());
    }

    private void end(String why, Optional<EngineEvent> last) {
        if (!over.compareAndSet(false, true)) {
            return;
        }
        stopped.countDown();
        events.end(last);
        var socket = ari;
        if (socket != null) {
            socket.close(why);
        }
        var connection = ami;
        if (connection != null) {
            connection.close();
        }
        http.close();
        // lets the event thread deliver the last event; everything else ends with its connection
        threads.shutdown();
    }
}
