package dev.patchbay.engine.asterisk;

import dev.patchbay.engine.session.Deadline;
import dev.patchbay.engine.session.Failures;
import dev.patchbay.engine.spi.EngineRefusedException;
import dev.patchbay.engine.spi.EngineUnreachableException;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// A logged-in manager connection for administration. Actions are pipelined: the window limits how
/// many are unanswered. One thread reads; any thread may send.
public final class AmiConnection implements AutoCloseable {

    /// Unanswered actions at a time; more gained nothing when measured.
    static final int WINDOW = 200;

    private final Socket socket;
    private final AmiReader reader;
    private final Duration patience;
    private final Consumer<AmiMessage> events;
    private final Consumer<String> lost;
    private final ReentrantLock writing = new ReentrantLock();
    private final Semaphore window = new Semaphore(WINDOW, true);
    private final Map<String, AmiPending> pending = new ConcurrentHashMap<>();
    private final AtomicLong ids = new AtomicLong();
    private volatile boolean closed;

    /// @param events gets every event that answers no action, on the reading thread
    /// @param lost told once why the connection ended, unless it was closed from this side
    AmiConnection(
            Socket socket,
            AmiReader reader,
            Duration patience,
            Consumer<AmiMessage> events,
            Consumer<String> lost) {
        this.socket = socket;
        this.reader = reader;
        this.patience = patience;
        this.events = events;
        this.lost = lost;
    }

    /// Reads until the connection ends; runs on a thread of its own.
    public void read() {
        try {
            while (!closed) {
                take(reader.message());
            }
        } catch (IOException ended) {
            if (!closed) {
                var why = "manager connection: " + Failures.inWords(ended);
                close();
                lost.accept(why);
            }
        }
    }

    /// @return the answer's first block, whatever it says
    public AmiMessage ask(AmiAction action) throws EngineUnreachableException {
        return list(action).getFirst();
    }

    /// @return every block of the answer: the response, the rows, the closing event
    public List<AmiMessage> list(AmiAction action) throws EngineUnreachableException {
        return await(send(action));
    }

    /// Asks for something that must succeed and may take long.
    public void execute(AmiAction action, Duration longest)
            throws EngineRefusedException, EngineUnreachableException {
        var sent = send(action);
        try {
            demand(action.name(), sent.pending().await(longest).getFirst());
        } finally {
            forget(sent.id());
        }
    }

    /// Asks for something that must succeed.
    public void execute(AmiAction action)
            throws EngineRefusedException, EngineUnreachableException {
        demand(action.name(), ask(action));
    }

    public static void demand(String what, AmiMessage answer) throws EngineRefusedException {
        if (answer.error()) {
            throw new EngineRefusedException(
                    "Asterisk refused %s: %s"
                            .formatted(what, Failures.oneLine(answer.get("Message"))));
        }
    }

    List<AmiMessage> await(AmiSent sent) throws EngineUnreachableException {
        try {
            return sent.pending().await(patience);
        } finally {
            forget(sent.id());
        }
    }

    /// Sends without waiting for the answer, which must then be awaited or forgotten.
    AmiSent send(AmiAction action) throws EngineUnreachableException {
        var id = Long.toString(ids.incrementAndGet());
        var waiting = new AmiPending(action.name());
        var deadline = Deadline.in(patience);
        acquire(deadline, action);
        pending.put(id, waiting);
        try {
            write(action.encoded(id), deadline);
        } catch (EngineUnreachableException failed) {
            forget(id);
            throw failed;
        }
        return new AmiSent(id, waiting);
    }

    void forget(String id) {
        if (pending.remove(id) != null) {
            window.release();
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // closing is all we wanted
        }
        var why = new EngineUnreachableException("the manager connection ended");
        pending.values().forEach(waiting -> waiting.fail(why));
    }

    private void take(AmiMessage message) {
        var id = message.get("ActionID");
        var waiting = pending.get(id);
        if (waiting == null) {
            if (message.event()) {
                events.accept(message);
            }
        } else if (waiting.take(message)) {
            forget(id);
        }
    }

    private void acquire(Deadline deadline, AmiAction action) throws EngineUnreachableException {
        try {
            if (closed || !window.tryAcquire(deadline.leftNanos(), TimeUnit.NANOSECONDS)) {
                throw new EngineUnreachableException(
                        closed
                                ? "the manager connection ended"
                                : "too many unanswered requests before " + action.name());
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new EngineUnreachableException("interrupted before " + action.name(), stop);
        }
    }

    /// A write to a peer that does not read has no time limit of its own: it ends when the
    /// watchdog, whose ping then cannot get the lock, closes the socket.
    private void write(String text, Deadline deadline) throws EngineUnreachableException {
        try {
            if (!writing.tryLock(deadline.leftNanos(), TimeUnit.NANOSECONDS)) {
                throw new EngineUnreachableException(
                        "Asterisk does not read its manager connection");
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new EngineUnreachableException("interrupted while sending", stop);
        }
        try {
            if (closed) {
                throw new EngineUnreachableException("the manager connection ended");
            }
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException failed) {
            throw new EngineUnreachableException(
                    "manager connection: " + Failures.inWords(failed), failed);
        } finally {
            writing.unlock();
        }
    }
}
