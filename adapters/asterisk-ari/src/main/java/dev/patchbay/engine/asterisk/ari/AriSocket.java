package dev.patchbay.engine.asterisk.ari;

import dev.patchbay.engine.asterisk.ari.AriFrames.Frame;
import dev.patchbay.engine.session.Deadline;
import dev.patchbay.engine.spi.EngineUnreachableException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Requests over ARI's WebSocket: written one text at a time, as the JDK demands, answered in any
/// order. Call control only: what takes Asterisk long would delay the answers to calls behind it.
final class AriSocket implements AutoCloseable {

    /// Unanswered requests at a time: far beyond what calls need, so reaching it means silence.
    static final int WINDOW = 1000;

    private final WebSocket socket;
    private final Duration patience;
    private final Semaphore window = new Semaphore(WINDOW);
    private final Map<String, CompletableFuture<AriAnswer>> pending = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<CompletableFuture<Void>> pings =
            new ConcurrentLinkedQueue<>();
    private final AtomicLong ids = new AtomicLong();
    private CompletableFuture<?> written = CompletableFuture.completedFuture(null);
    private volatile @Nullable EngineUnreachableException closed;

    AriSocket(WebSocket socket, Duration patience) {
        this.socket = socket;
        this.patience = patience;
    }

    /// Sends at once; two requests sent after each other are carried out in that order.
    CompletableFuture<AriAnswer> send(String method, String uri) throws EngineUnreachableException {
        acquire();
        var id = Long.toString(ids.incrementAndGet());
        var answer = new CompletableFuture<AriAnswer>();
        var _ =
                answer.whenComplete((_, _) -> {
                    pending.remove(id);
                    window.release();
                });
        pending.put(id, answer);
        var _ =
                write(AriFrames.request(id, method, uri))
                        .whenComplete((_, failure) -> {
                            if (failure != null) {
                                answer.completeExceptionally(failure);
                            }
                        });
        var over = closed;
        if (over != null) {
            answer.completeExceptionally(over);
        }
        return answer;
    }

    AriAnswer ask(String method, String uri) throws EngineUnreachableException {
        return Deadline.in(patience).await(send(method, uri), method + " over ARI");
    }

    /// Waits for the pong.
    void ping() throws EngineUnreachableException {
        var pong = new CompletableFuture<Void>();
        pings.add(pong);
        var deadline = Deadline.in(patience);
        deadline.await(socket.sendPing(ByteBuffer.allocate(0)), "sending a ping over ARI");
        deadline.await(pong, "a ping over ARI");
    }

    void ponged() {
        for (var pong = pings.poll(); pong != null; pong = pings.poll()) {
            pong.complete(null);
        }
    }

    void answered(Frame.Answer answer) {
        var waiting = pending.get(answer.requestId());
        if (waiting != null) {
            waiting.complete(answer.answer());
        }
    }

    void close(String why) {
        var reason = new EngineUnreachableException(why);
        closed = reason;
        socket.abort();
        pending.values().forEach(waiting -> waiting.completeExceptionally(reason));
        pings.forEach(waiting -> waiting.completeExceptionally(reason));
    }

    @Override
    public void close() {
        close("the session was closed");
    }

    private synchronized CompletableFuture<?> write(String text) {
        written = written.handle((_, _) -> text).thenCompose(next -> socket.sendText(next, true));
        return written;
    }

    private void acquire() throws EngineUnreachableException {
        try {
            if (!window.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new EngineUnreachableException("too many unanswered ARI requests");
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new EngineUnreachableException("interrupted before an ARI request", stop);
        }
    }
}
