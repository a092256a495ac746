package dev.patchbay.orchestrator.microsoft;

import dev.patchbay.orchestrator.teams.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/// Changes whose next step is due, by workers of each tenant's own, so that a large customer's ten
/// thousand do not hold up another's one: some begin changes and send them, others follow what was
/// sent. Those would wait for the end of the queue otherwise.
@Component
class ChangeDuty implements Duty {

    private static final int FOLLOWERS = 2;

    /// A turn is short, so that the lease is looked at and a stop is quick.
    private static final int TURN = 20;

    private record Worker(long tenant, boolean sends) {}

    private final ChangeRows rows;
    private final ConnectionRows connections;
    private final ChangeSteps steps;
    private final MicrosoftProperties properties;
    private final Set<Long> taken = ConcurrentHashMap.newKeySet();

    ChangeDuty(
            ChangeRows rows,
            ConnectionRows connections,
            ChangeSteps steps,
            MicrosoftProperties properties) {
        this.rows = rows;
        this.connections = connections;
        this.steps = steps;
        this.properties = properties;
    }

    @Override
    public List<Due> due(Instant now, Set<String> underWay) {
        var due = new ArrayList<Due>();
        for (var tenant : connections.thatMayChange(now)) {
            due.addAll(due(new Worker(tenant, true), properties.writesAtOnce(), now, underWay));
            due.addAll(due(new Worker(tenant, false), FOLLOWERS, now, underWay));
        }
        return due;
    }

    private List<Due> due(Worker worker, int most, Instant now, Set<String> underWay) {
        var tenant = new TenantId(worker.tenant());
        var name = MicrosoftLoop.key(worker.sends() ? "send" : "follow", tenant);
        var idle =
                IntStream.range(0, most)
                        .mapToObj(i -> name + "-" + i)
                        .filter(key -> !underWay.contains(key))
                        .toList();
        if (idle.isEmpty()) {
            return List.of();
        }
        return idle.stream()
                .limit(waiting(worker, now, idle.size()).count())
                .map(key -> new Due(key, tenant, () -> turn(worker)))
                .toList();
    }

    private Stream<Long> waiting(Worker worker, Instant now, int most) {
        var limit = Limit.of(most + taken.size());
        var found =
                worker.sends()
                        ? rows.toSend(worker.tenant(), now, limit)
                        : rows.toFollow(worker.tenant(), now, limit);
        return found.stream().filter(id -> !taken.contains(id));
    }

    private void turn(Worker worker) {
        var turn = waiting(worker, steps.now(), TURN).filter(taken::add).limit(TURN).toList();
        try {
            for (var id : turn) {
                if (!steps.run(id, worker.sends())) {
                    return;
                }
            }
        } finally {
            turn.forEach(taken::remove);
        }
    }

    @Override
    public Optional<Instant> next(Instant now) {
        return Stream.of(rows.nextStep(now), connections.nextWrite(now))
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }
}
