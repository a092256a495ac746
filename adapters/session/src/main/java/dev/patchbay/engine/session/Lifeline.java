package dev.patchbay.engine.session;

import dev.patchbay.engine.spi.EngineEvent;
import dev.patchbay.engine.spi.EngineEventSink;
import dev.patchbay.engine.spi.EngineUnreachableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// What keeps a session together: its threads, its events and its connections, which live and die
/// together. When one connection is lost all are closed, whoever waits is told, and the session's
/// last event goes out.
public final class Lifeline implements AutoCloseable {

    /// Something done again and again that shows whether the engine is there.
    public interface Step {
        void perform() throws EngineUnreachableException;
    }

    private final ExecutorService threads;
    private final EventQueue events;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final List<Consumer<String>> connections = new ArrayList<>();
    private Optional<String> over = Optional.empty();

    public Lifeline(EngineEventSink sink, ThreadFactory factory) {
        threads = Executors.newThreadPerTaskExecutor(factory);
        events = new EventQueue(sink);
    }

    /// The session's threads, a new one for each task; they end with the session.
    public Executor threads() {
        return threads;
    }

    /// From now on this is closed with the session; at once, if that is over already.
    ///
    /// @param close is given the reason in words
    public void hold(Consumer<String> close) {
        Optional<String> late;
        synchronized (this) {
            connections.add(close);
            late = over;
        }
        late.ifPresent(close);
    }

    /// Runs this on a thread of its own; not at all if the session is over.
    public void start(Runnable task) {
        try {
            threads.execute(task);
        } catch (RejectedExecutionException ended) {
            // whoever asks its connections anything is told why
        }
    }

    /// From now on the sink is handed what [#tell] is given.
    public void deliver() {
        start(events);
    }

    /// Runs on the thread that reads; waits while the sink is far behind.
    public void tell(EngineEvent event) {
        try {
            events.put(event);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /// @return whether events wait for a slow sink, so that nothing is being read
    public boolean readingHeldUp() {
        return events.full();
    }

    /// Does this again and again until the session is over; it is lost when the engine does not
    /// answer. A frozen engine keeps its sockets open, and a cut cable tells nobody.
    public void repeat(Duration every, Step step) {
        start(() -> {
            try {
                while (!stopped.await(every.toNanos(), TimeUnit.NANOSECONDS)) {
                    perform(step);
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void perform(Step step) {
        try {
            step.perform();
        } catch (EngineUnreachableException silent) {
            // an answer behind events that our own sink has not taken yet proves nothing
            if (!readingHeldUp()) {
                lose(Failures.inWords(silent));
            }
        }
    }

    public void lose(String why) {
        end("the session was lost: " + why, Optional.of(new EngineEvent.SessionLost(why)));
    }

    @Override
    public void close() {
        end("the session was closed", Optional.empty());
    }

    private void end(String why, Optional<EngineEvent> last) {
        List<Consumer<String>> open;
        synchronized (this) {
            if (over.isPresent()) {
                return;
            }
            over = Optional.of(why);
            open = List.copyOf(connections);
        }
        stopped.countDown();
        events.end(last);
        open.forEach(close -> close.accept(why));
        // lets the event thread deliver the last event; everything else ends with its connection
        threads.shutdown();
    }
}
