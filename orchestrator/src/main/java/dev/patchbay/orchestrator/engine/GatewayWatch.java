package dev.patchbay.orchestrator.engine;

import dev.patchbay.engine.spi.GatewayName;
import dev.patchbay.engine.spi.GatewayState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Limit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Looks at what the engines say of their gateways, and writes each change down. What was written
/// last is remembered, so that ten thousand gateways that stay as they are cost no query.
@Component
class GatewayWatch implements GatewayHistory {

    private static final Logger LOG = LoggerFactory.getLogger(GatewayWatch.class);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int SHOWN = 20;

    private record Key(String engine, GatewayName gateway) {}

    private final Engines engines;
    private final GatewayStateRows rows;
    private final Clock clock;
    private final Map<Key, Seen> last = new ConcurrentHashMap<>();

    GatewayWatch(Engines engines, GatewayStateRows rows, Clock clock) {
        this.engines = engines;
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public List<Seen> now(Collection<GatewayName> gateways) {
        var wanted = Set.copyOf(gateways);
        return engines.statuses().stream()
                .flatMap(engine ->
                        engine.gateways().stream()
                                .filter(state -> wanted.contains(state.gateway()))
                                .map(state -> seen(engine.name(), state, clock.instant())))
                .toList();
    }

    /// As it was written down, or as it is where that has not been done yet.
    private Seen seen(String engine, GatewayState state, Instant now) {
        var since =
                Optional.ofNullable(last.get(new Key(engine, state.gateway())))
                        .filter(before -> same(before, state))
                        .map(Seen::since);
        return new Seen(
                engine,
                state.gateway(),
                state.health(),
                state.detail(),
                since.orElse(now),
                state.roundTripMicros().map(it -> Duration.of(it, ChronoUnit.MICROS)));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Seen> changes(Collection<GatewayName> gateways) {
        return rows
                .findAllByGatewayInOrderByIdDesc(
                        gateways.stream().map(GatewayName::value).toList(), Limit.of(SHOWN))
                .stream()
                .map(GatewayStateRow::toSeen)
                .toList();
    }

    @Scheduled(initialDelay = 3, fixedDelay = 3, timeUnit = TimeUnit.SECONDS)
    void look() {
        for (var engine : engines.statuses()) {
            engine.gateways().forEach(state -> note(engine.name(), state));
        }
    }

    private void note(String engine, GatewayState state) {
        var before = last.computeIfAbsent(new Key(engine, state.gateway()), this::written);
        if (same(before, state)) {
            return;
        }
        var now = seen(engine, state, clock.instant());
        rows.save(GatewayStateRow.of(now));
        last.put(new Key(engine, state.gateway()), now);
        LOG.info(
                "gateway {} on {}: {}, {}",
                state.gateway(),
                engine,
                state.health(),
                state.detail());
    }

    private Seen written(Key key) {
        return rows.findFirstByGatewayAndEngineOrderByIdDesc(key.gateway().value(), key.engine())
                .map(GatewayStateRow::toSeen)
                .orElseGet(() ->
                        new Seen(
                                key.engine(),
                                key.gateway(),
                                GatewayState.Health.UNKNOWN,
                                "",
                                Instant.EPOCH,
                                Optional.empty()));
    }

    private static boolean same(Seen before, GatewayState state) {
        return before.health() == state.health() && before.detail().equals(state.detail());
    }

    @Transactional
    @Scheduled(initialDelay = 1, fixedDelay = 24, timeUnit = TimeUnit.HOURS)
    void forgetOldChanges() {
        rows.deleteOvertaken(clock.instant().minus(KEPT));
    }
}
