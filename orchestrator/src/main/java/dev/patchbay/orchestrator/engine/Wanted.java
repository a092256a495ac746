package dev.patchbay.orchestrator.engine;

import org.jspecify.annotations.Nullable;

/// Holds the newest wish until somebody takes it. An older one that nobody took is forgotten: only
/// the newest counts.
final class Wanted<T> {

    private @Nullable T newest;

    synchronized void put(T wish) {
        newest = wish;
        notifyAll();
    }

    synchronized T take() throws InterruptedException {
        while (newest == null) {
            wait();
        }
        var wish = newest;
        newest = null;
        return wish;
    }

    /// @return the newest, or null if it was taken already
    synchronized @Nullable T poll() {
        var wish = newest;
        newest = null;
        return wish;
    }
}
