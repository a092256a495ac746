package dev.patchbay.orchestrator.trunk;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.data.domain.Limit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Looks the names of trunks up again when what DNS said of them is too old to be believed, and
/// each minute where it said nothing.
@Component
class NameKeeper {

    /// Of trunks in one round; the rest are looked at in the next.
    private static final Limit MOST = Limit.of(200);

    private final TrunkRows rows;
    private final JpaTrunks trunks;
    private final LookUps lookUps;
    private final Clock clock;
    private final ReentrantLock round = new ReentrantLock();

    NameKeeper(TrunkRows rows, JpaTrunks trunks, LookUps lookUps, Clock clock) {
        this.rows = rows;
        this.trunks = trunks;
        this.lookUps = lookUps;
        this.clock = clock;
    }

    /// On a thread of its own, because name servers take their time.
    @Scheduled(initialDelay = 5, fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void begin() {
        Thread.ofVirtual().name("names of trunks").start(this::look);
    }

    /// A name that several trunks have is looked up once. Does nothing while a round is under way.
    void look() {
        if (round.tryLock()) {
            try {
                var now = clock.instant();
                var due =
                        rows.withNamesDue(now, MOST).stream()
                                .map(TrunkId::new)
                                .flatMap(id ->
                                        trunks.lookUps(id).stream()
                                                .filter(it -> !it.again().isAfter(now))
                                                .map(it -> new Due(id, it)))
                                .toList();
                look(due);
            } finally {
                round.unlock();
            }
        }
    }

    private record Due(TrunkId trunk, LookUp known) {}

    private void look(List<Due> due) {
        var answers = lookUps.of(due.stream().map(it -> it.known().place()).toList());
        due.stream()
                .map(Due::trunk)
                .distinct()
                .forEach(id ->
                        trunks.told(
                                id, answers.stream().filter(it -> asked(due, id, it)).toList()));
    }

    private static boolean asked(List<Due> due, TrunkId trunk, Answer answer) {
        return due.stream()
                .anyMatch(it ->
                        it.trunk().equals(trunk) && it.known().place().equals(answer.place()));
    }
}
