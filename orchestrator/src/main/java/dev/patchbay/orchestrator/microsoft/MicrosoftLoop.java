package dev.patchbay.orchestrator.microsoft;

import dev.patchbay.orchestrator.teams.TenantId;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Looks every second, and whenever something came, what is due, and has it done on threads of its
/// own: of one kind and tenant one at a time. What is due is stored, so a restart forgets nothing.
@Component
class MicrosoftLoop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(MicrosoftLoop.class);

    private final List<Duty> duties;
    private final Clock clock;
    private final Semaphore work = new Semaphore(0);
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Thread thread;

    MicrosoftLoop(List<Duty> duties, Clock clock) {
        this.duties = List.copyOf(duties);
        this.clock = clock;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(WorkCame came) {
        work.release();
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("microsoft").start(this::run);
    }

    private void run() {
        try {
            while (thread != null) {
                work.tryAcquire(1, TimeUnit.SECONDS);
                work.drainPermits();
                duties.forEach(this::round);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void round(Duty duty) {
        try {
            for (var due : duty.due(clock.instant(), underWay)) {
                if (underWay.add(due.key())) {
                    Thread.ofVirtual().name(due.key()).start(() -> done(due));
                }
            }
        } catch (RuntimeException bug) {
            LOG.error(
                    "what is due at Microsoft could not be found; the next round tries again", bug);
        }
    }

    private void done(Duty.Due due) {
        try {
            due.task().run();
            underWay.remove(due.key());
            work.release();
        } catch (RuntimeException bug) {
            // it stays due, and a round a second from now tries again
            LOG.error("{} failed", due.key(), bug);
            underWay.remove(due.key());
        }
    }

    @Override
    public void stop() {
        var running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /// Names a tenant's turn at something.
    static String key(String what, TenantId tenant) {
        return "microsoft-%s-%s".formatted(what, tenant);
    }
}
