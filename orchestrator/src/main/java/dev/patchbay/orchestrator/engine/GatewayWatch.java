package dev.patchbay.orchestrator.engine;

import dev.patchbay.engine.spi.GatewayName;
import dev.patchbay.engine.spi.GatewayState;
import dev.patchbay.engine.spi.GatewayState.Health;
import dev.patchbay.orchestrator.engine.EngineStatus.Applied;
import dev.patchbay.orchestrator.engine.EngineStatus.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
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
    private static final String GONE = "the engine does not have it any more";

    private record Key(String engine, GatewayName gateway) {}

    private final Engines engines;
    private final GatewayStateRows rows;
    private final Clock clock;
    private final Map<Key, Seen> last = new ConcurrentHashMap<>();

    /// Those that were missing at the last look; an engine that was just connected to may not have
    /// been asked yet.
    private Set<Key> missing = Set.of();

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
        var gone = new HashSet<Key>();
        for (var engine : engines.statuses()) {
            engine.gateways().forEach(state -> note(engine.name(), state));
            if (engine.connection() instanceof Connection.Up
                    && engine.config() instanceof Applied.InForce) {
                gone.addAll(missing(engine));
            }
        }
        gone.stream().filter(missing::contains).forEach(this::noteGone);
        missing = gone;
    }

    private Set<Key> missing(EngineStatus engine) {
        var there =
                engine.gateways().stream().map(GatewayState::gateway).collect(Collectors.toSet());
        return last.keySet().stream()
                .filter(it -> it.engine().equals(engine.name()) && !there.contains(it.gateway()))
                .collect(Collectors.toSet());
    }

    /// Its trunk is disabled, say. When it is back, it has not been as it is all the time.
    private void noteGone(Key key) {
        var state = new GatewayState(key.gateway(), Health.UNKNOWN, GONE, Optional.empty());
        note(key.engine(), state);
        last.remove(key);
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
                                Health.UNKNOWN,
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
