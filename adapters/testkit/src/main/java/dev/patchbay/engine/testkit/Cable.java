package dev.patchbay.engine.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// The wire between orchestrator and engine, which a test can cut: a port that passes on to another
/// one, both ways.
final class Cable implements AutoCloseable {

    private final ServerSocket here;
    private final InetSocketAddress there;
    private final List<Socket> ends = new CopyOnWriteArrayList<>();

    Cable(InetSocketAddress there) {
        this.there = there;
        try {
            here = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("cable").start(this::accept);
    }

    int port() {
        return here.getLocalPort();
    }

    /// Ends the connections there are; new ones are possible.
    void cut() {
        ends.forEach(Cable::end);
        ends.clear();
    }

    private void accept() {
        try {
            while (true) {
                var near = here.accept();
                var far = new Socket();
                far.connect(there);
                ends.addAll(List.of(near, far));
                Thread.ofVirtual().start(() -> pass(near, far));
                Thread.ofVirtual().start(() -> pass(far, near));
            }
        } catch (IOException closed) {
            // the test is over, or the engine is not there: whoever connects sees it
        }
    }

    private static void pass(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException cut) {
            // the other half ends too
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // closing is all we wanted
        }
    }

    @Override
    public void close() {
        cut();
        try {
            here.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
