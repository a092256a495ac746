package dev.patchbay.lab.sip.net;

import java.time.Duration;

/// Waits for a thread that reads a socket which was just closed. The JDK keeps a closed socket's
/// port as long as a virtual thread is still on its way out of it, and whoever binds the same port
/// next, such as a program that restarts, would find it taken.
public final class Ended {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Ended() {}

    public static void await(Thread reader) {
        try {
            reader.join(PATIENCE);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
