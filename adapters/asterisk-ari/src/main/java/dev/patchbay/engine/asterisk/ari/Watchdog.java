package dev.patchbay.engine.asterisk.ari;

import dev.patchbay.engine.asterisk.AmiAction;
import dev.patchbay.engine.session.Failures;
import dev.patchbay.engine.spi.EngineUnreachableException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Asks both connections for a sign of life. A frozen engine keeps its sockets open, and a cut
/// cable tells nobody: without this a session could stay up for hours and hear nothing.
final class Watchdog implements Runnable {

    private final Connections connections;
    private final Duration patience;
    private final CountDownLatch stopped;

    Watchdog(Connections connections, Duration patience, CountDownLatch stopped) {
        this.connections = connections;
        this.patience = patience;
        this.stopped = stopped;
    }

    @Override
    public void run() {
        try {
            while (!stopped.await(patience.toMillis() / 2 + 1, TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            connections.ami().ask(new AmiAction("Ping"));
            if (!connections.readingHeldUp()) {
                connections.ari().ping();
            }
        } catch (EngineUnreachableException silent) {
            // a pong behind events that our own sink has not taken yet proves nothing
            if (!connections.readingHeldUp()) {
                connections.lose(Failures.inWords(silent));
            }
        }
    }
}
