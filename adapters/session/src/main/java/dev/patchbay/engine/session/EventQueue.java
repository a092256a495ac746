package dev.patchbay.engine.session;

import dev.patchbay.engine.spi.EngineEvent;
import dev.patchbay.engine.spi.EngineEventSink;
import java.util.ArrayDeque;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands events to the sink one by one on a thread of its own, so that a sink that takes its time
/// does not keep answers from being read. When full, the reader waits: the engine is slowed down,
/// nothing is dropped.
public final class EventQueue implements Runnable {

    public static final int LIMIT = 1000;

    private static final Logger log = LoggerFactory.getLogger(EventQueue.class);

    private final EngineEventSink sink;
    private final ArrayDeque<EngineEvent> waiting = new ArrayDeque<>();
    private boolean ended;

    public EventQueue(EngineEventSink sink) {
        this.sink = sink;
    }

    public synchronized void put(EngineEvent event) throws InterruptedException {
        while (waiting.size() >= LIMIT && !ended) {
            wait();
        }
        if (!ended) {
            waiting.add(event);
            notifyAll();
        }
    }

    public synchronized boolean full() {
        return waiting.size() >= LIMIT;
    }

    /// Nothing after this is delivered.
    ///
    /// @param last delivered after what is still waiting; empty if nobody listens any more
    public synchronized void end(Optional<EngineEvent> last) {
        if (ended) {
            return;
        }
        ended = true;
        last.ifPresentOrElse(waiting::add, waiting::clear);
        notifyAll();
    }

    @Override
    public void run() {
        try {
            for (var event = next(); event.isPresent(); event = next()) {
                deliver(event.get());
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Optional<EngineEvent> next() throws InterruptedException {
        while (waiting.isEmpty() && !ended) {
            wait();
        }
        var event = Optional.ofNullable(waiting.poll());
        notifyAll();
        return event;
    }

    /// A sink's bug costs that one event, not the session.
    private void deliver(EngineEvent event) {
        try {
            sink.on(event);
        } catch (RuntimeException bug) {
            log.error("an engine event could not be handled: {}", event, bug);
        }
    }
}
