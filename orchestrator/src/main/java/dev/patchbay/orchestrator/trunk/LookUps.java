package dev.patchbay.orchestrator.trunk;

import dev.patchbay.orchestrator.dns.SipServers;
import dev.patchbay.telephony.SipAddress;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/// Looks places up, some at a time, whoever asks.
@Component
class LookUps {

    private static final int AT_ONCE = 8;

    private final SipServers servers;
    private final Clock clock;
    private final Semaphore room = new Semaphore(AT_ONCE);

    LookUps(SipServers servers, Clock clock) {
        this.servers = servers;
        this.clock = clock;
    }

    /// Waits for all of them; each takes some seconds at most.
    List<Answer> of(Collection<SipAddress> places) {
        var questions =
                places.stream().distinct().<Callable<Answer>>map(it -> () -> answer(it)).toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(questions).stream().map(LookUps::result).toList();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private Answer answer(SipAddress place) throws InterruptedException {
        room.acquire();
        try {
            return new Answer(place, servers.locate(place), clock.instant());
        } finally {
            room.release();
        }
    }

    private static Answer result(Future<Answer> done) {
        try {
            return done.get();
        } catch (ExecutionException bug) {
            throw new IllegalStateException("a name could not be looked up", bug.getCause());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stop);
        }
    }
}
