package dev.patchbay.engine.asterisk.ari;

import dev.patchbay.engine.asterisk.ari.AriFrames.Frame;
import dev.patchbay.engine.session.Failures;
import dev.patchbay.engine.spi.EngineEvent;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads ARI's WebSocket, one piece at a time. Nothing that arrives can end the reading but the end
/// of the connection.
final class AriListener implements WebSocket.Listener {

    /// 10,000 channels in one answer fit; more than that is nobody we know.
    static final int LONGEST_FRAME = 16 * 1024 * 1024;

    private final Consumer<EngineEvent> events;
    private final Consumer<String> lost;
    private final CompletableFuture<AriSocket> requests = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private boolean tooLong;

    AriListener(Consumer<EngineEvent> events, Consumer<String> lost) {
        this.events = events;
        this.lost = lost;
    }

    /// Reading starts here, so that no answer can arrive before somebody can take it.
    void start(WebSocket socket, AriSocket answersTo) {
        requests.complete(answersTo);
        socket.request(1);
    }

    @Override
    public void onOpen(WebSocket socket) {
        // nothing is asked for before start()
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence piece, boolean last) {
        tooLong |= partial.length() + piece.length() > LONGEST_FRAME;
        if (tooLong) {
            partial.setLength(0);
        } else {
            partial.append(piece);
        }
        if (last) {
            take(
                    tooLong
                            ? AriFrames.unrecognised("oversized-frame")
                            : AriFrames.read(partial.toString()));
            forgetPartial();
            tooLong = false;
        }
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer piece, boolean last) {
        if (last) {
            take(AriFrames.unrecognised("binary-frame"));
        }
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
        var _ = requests.thenAccept(AriSocket::ponged);
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
        lost.accept("ARI closed the connection (%d)".formatted(status));
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable failure) {
        lost.accept("ARI connection: " + Failures.inWords(failure));
    }

    /// One long answer must not hold its memory for the rest of the session.
    private void forgetPartial() {
        partial.setLength(0);
        if (partial.capacity() > 65_536) {
            partial.trimToSize();
        }
    }

    private void take(Frame frame) {
        switch (frame) {
            case Frame.Answer answer -> {
                var _ = requests.thenAccept(socket -> socket.answered(answer));
            }
            case Frame.Told(var event) -> events.accept(event);
            case Frame.Replaced() ->
                    lost.accept("another orchestrator took over this engine's calls");
            case Frame.Nothing() -> {}
        }
    }
}
