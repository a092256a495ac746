package dev.patchbay.orchestrator.microsoft;

import dev.patchbay.orchestrator.teams.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

/// Looks every second, and whenever something came or its time has come, what is due, and has it
/// done on threads of its own. What is due is stored, so a restart forgets nothing; of several
/// orchestrators one works for a tenant.
@Component
class MicrosoftLoop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(MicrosoftLoop.class);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
    private static final Duration LAST_STEPS = Duration.ofSeconds(10);

    private final List<Duty> duties;
    private final TenantLease lease;
    private final Clock clock;
    private final Semaphore work = new Semaphore(0);
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean running;
    private @Nullable Thread thread;

    MicrosoftLoop(List<Duty> duties, TenantLease lease, Clock clock) {
        this.duties = List.copyOf(duties);
        this.lease = lease;
        this.clock = clock;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(WorkCame came) {
        work.release();
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().daemon().name("microsoft").start(this::run);
    }

    private void run() {
        try {
            while (running) {
                var began = clock.instant();
                duties.forEach(this::round);
                var pause = pause(began);
                if (work.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                    // several come at once, and one round does for all
                    work.drainPermits();
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration pause(Instant began) {
        var now = clock.instant();
        var next =
                duties.stream()
                        .flatMap(duty -> next(duty, now).stream())
                        .min(Instant::compareTo)
                        .map(it -> Duration.between(now, it))
                        .filter(it -> it.compareTo(LONGEST_PAUSE) < 0)
                        .orElse(LONGEST_PAUSE);
        var least = SHORTEST_PAUSE.minus(Duration.between(began, now));
        return next.compareTo(least) < 0 ? least : next;
    }

    private static Optional<Instant> next(Duty duty, Instant now) {
        try {
            return duty.next(now);
        } catch (RuntimeException bug) {
            LOG.error("what is due next at Microsoft could not be found", bug);
            return Optional.empty();
        }
    }

    private void round(Duty duty) {
        try {
            for (var due : duty.due(clock.instant(), underWay)) {
                if (lease.held(due.tenant()) && underWay.add(due.key())) {
                    Thread.ofPlatform().daemon().name(due.key()).start(() -> done(due));
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

    /// Nothing is interrupted: a database does not forgive that everywhere.
    @Override
    public void stop() {
        var last = thread;
        if (!running || last == null) {
            return;
        }
        running = false;
        work.release();
        if (rests(last)) {
            lease.giveUp();
        }
    }

    /// What another would take for interrupted is left to come to its end.
    private boolean rests(Thread last) {
        var deadline = clock.instant().plus(LAST_STEPS);
        try {
            if (!last.join(LAST_STEPS)) {
                return false;
            }
            while (!underWay.isEmpty() && clock.instant().isBefore(deadline)) {
                work.tryAcquire(SHORTEST_PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        return underWay.isEmpty();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// Names a tenant's turn at something.
    static String key(String what, TenantId tenant) {
        return "microsoft-%s-%s".formatted(what, tenant);
    }
}
