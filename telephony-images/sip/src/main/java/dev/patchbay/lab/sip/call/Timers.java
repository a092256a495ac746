package dev.patchbay.lab.sip.call;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// RFC 3261's timers for one program. Tasks run on virtual threads, so a slow send delays no other.
final class Timers implements AutoCloseable {

    static final Duration T1 = Duration.ofMillis(500);
    static final Duration T2 = Duration.ofSeconds(4);
    static final Duration GIVE_UP = T1.multipliedBy(64);

    private final ScheduledThreadPoolExecutor clockwork;

    Timers() {
        clockwork =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name("sip-timers").factory());
        clockwork.setRemoveOnCancelPolicy(true);
        clockwork.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    ScheduledFuture<?> after(Duration delay, Runnable task) {
        return clockwork.schedule(
                () -> {
                    if (!clockwork.isShutdown()) {
                        Thread.ofVirtual().name("sip-timer").start(task);
                    }
                },
                delay.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    static Duration doubled(Duration interval) {
        var twice = interval.multipliedBy(2);
        return twice.compareTo(T2) > 0 ? T2 : twice;
    }

    @Override
    public void close() {
        clockwork.shutdownNow();
    }
}
