package dev.patchbay.engine.freeswitch.esl;

import dev.patchbay.engine.session.Deadline;
import dev.patchbay.engine.session.Failures;
import dev.patchbay.engine.spi.EngineRefusedException;
import dev.patchbay.engine.spi.EngineUnreachableException;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// A logged-in event socket. FreeSWITCH answers commands in the order they came, so answers are
/// matched by order alone; one that is not awaited any more keeps its place. One thread reads, any
/// thread may send.
final class EslConnection implements AutoCloseable {

    /// Unanswered commands at a time. More would only wait inside of FreeSWITCH.
    static final int WINDOW = 200;

    private final Socket socket;
    private final EslReader reader;
    private final Duration patience;
    private final Consumer<EslFrame> events;
    private final Consumer<String> lost;
    private final ReentrantLock writing = new ReentrantLock();
    private final LinkedBlockingQueue<Sent> unanswered = new LinkedBlockingQueue<>(WINDOW);
    private volatile boolean closed;

    /// A command under way.
    ///
    /// @param name for messages; never holds a secret
    record Sent(String name, CompletableFuture<String> answer) {}

    /// @param events gets every frame that answers no command, on the reading thread
    /// @param lost told once why the connection ended, unless it was closed from this side
    EslConnection(
            Socket socket,
            EslReader reader,
            Duration patience,
            Consumer<EslFrame> events,
            Consumer<String> lost) {
        this.socket = socket;
        this.reader = reader;
        this.patience = patience;
        this.events = events;
        this.lost = lost;
    }

    /// Reads until the connection ends; runs on a thread of its own.
    void read() {
        try {
            while (!closed) {
                take(reader.frame());
            }
        } catch (IOException | RuntimeException ended) {
            if (!closed) {
                var why = "event socket: " + Failures.inWords(ended);
                close();
                lost.accept(why);
            }
        }
    }

    private void take(EslFrame frame) {
        switch (frame.type()) {
            case "api/response", "command/reply" -> {
                var sent = unanswered.poll();
                if (sent == null) {
                    events.accept(frame);
                } else {
                    sent.answer().complete(frame.answer());
                }
            }
            default -> events.accept(frame);
        }
    }

    /// @return the answer, whatever it says
    String ask(String command) throws EngineUnreachableException {
        return await(send(command));
    }

    /// Asks for something that must succeed.
    void execute(String command) throws EngineRefusedException, EngineUnreachableException {
        demand(command, ask(command));
    }

    static void demand(String command, String answer) throws EngineRefusedException {
        if (refusal(answer)) {
            throw new EngineRefusedException(
                    "FreeSWITCH refused %s: %s".formatted(name(command), Failures.oneLine(answer)));
        }
    }

    static boolean refusal(String answer) {
        return answer.startsWith("-ERR") || answer.startsWith("-USAGE");
    }

    String await(Sent sent) throws EngineUnreachableException {
        return await(sent, patience);
    }

    String await(Sent sent, Duration longest) throws EngineUnreachableException {
        return Deadline.in(longest).await(sent.answer(), sent.name());
    }

    /// Sends without waiting for the answer.
    ///
    /// @param command one line, made of parts that were checked
    Sent send(String command) throws EngineUnreachableException {
        if (command.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new IllegalArgumentException("command: one that is not printable ASCII");
        }
        var sent = new Sent(name(command), new CompletableFuture<>());
        write(command + "\n\n", sent);
        return sent;
    }

    /// Two words say enough, and no argument gets into a log.
    private static String name(String command) {
        return command.replaceFirst("^((?:api )?\\S+).*$", "$1");
    }

    /// A lone line break is no command. FreeSWITCH looks for events to send only every 20 ms, or
    /// when something arrives (mod_event_socket's read_packet, 1.11.1).
    void nudge() throws EngineUnreachableException {
        lock();
        try {
            transmit("\n");
        } finally {
            writing.unlock();
        }
    }

    /// A write to a peer that does not read has no time limit of its own: it ends when the
    /// watchdog, whose question then cannot get the lock, closes the socket.
    private void write(String text, Sent sent) throws EngineUnreachableException {
        var deadline = Deadline.in(patience);
        lock();
        try {
            if (!unanswered.offer(sent, deadline.leftNanos(), TimeUnit.NANOSECONDS)) {
                throw new EngineUnreachableException(
                        "too many unanswered commands before " + sent.name());
            }
            transmit(text);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new EngineUnreachableException("interrupted before " + sent.name(), stop);
        } finally {
            writing.unlock();
        }
    }

    private void lock() throws EngineUnreachableException {
        try {
            if (!writing.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new EngineUnreachableException("FreeSWITCH does not read its event socket");
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new EngineUnreachableException("interrupted while sending", stop);
        }
    }

    private void transmit(String text) throws EngineUnreachableException {
        if (closed) {
            throw new EngineUnreachableException("the event socket was closed");
        }
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException failed) {
            throw new EngineUnreachableException(
                    "event socket: " + Failures.inWords(failed), failed);
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
        var why = new EngineUnreachableException("the event socket was closed");
        for (var sent = unanswered.poll(); sent != null; sent = unanswered.poll()) {
            sent.answer().completeExceptionally(why);
        }
    }
}
