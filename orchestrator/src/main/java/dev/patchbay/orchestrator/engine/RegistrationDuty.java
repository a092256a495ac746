package dev.patchbay.orchestrator.engine;

import dev.patchbay.engine.spi.EngineRefusedException;
import dev.patchbay.engine.spi.EngineUnreachableException;
import dev.patchbay.engine.spi.GatewayName;
import dev.patchbay.engine.spi.GatewayState;
import dev.patchbay.engine.spi.GatewayState.Failure;
import dev.patchbay.engine.spi.GatewayState.Health;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has an account whose registration failed tried again in growing pauses, from 30 seconds to five
/// minutes, and no more once its registrar forbids it. Without us an engine tries each five
/// minutes.
final class RegistrationDuty {

    /// An engine that can be told.
    interface Accounts {

        void register(GatewayName account)
                throws EngineRefusedException, EngineUnreachableException;

        void stopRegistering(GatewayName account)
                throws EngineRefusedException, EngineUnreachableException;
    }

    static final Duration FIRST = Duration.ofSeconds(30);
    static final Duration LONGEST = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(RegistrationDuty.class);

    private record Waiting(Instant until, Duration pause) {

        Waiting longer(Instant now) {
            var doubled = pause.multipliedBy(2);
            var next = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
            return new Waiting(now.plus(next), next);
        }
    }

    private final Accounts engine;
    private final Clock clock;
    private final Map<GatewayName, Waiting> waiting = new HashMap<>();

    RegistrationDuty(Accounts engine, Clock clock) {
        this.engine = engine;
        this.clock = clock;
    }

    synchronized void keep(List<GatewayState> states)
            throws EngineRefusedException, EngineUnreachableException {
        waiting.keySet()
                .retainAll(
                        states.stream()
                                .filter(state -> state.health() != Health.UP)
                                .map(GatewayState::gateway)
                                .collect(Collectors.toSet()));
        for (var state : states) {
            if (state.failure().isPresent()) {
                failed(state.gateway(), state.failure().get());
            }
        }
    }

    /// An account that was just tried is given the time to fail anew.
    private void failed(GatewayName account, Failure failure)
            throws EngineRefusedException, EngineUnreachableException {
        var now = clock.instant();
        var before = waiting.get(account);
        if (before == null) {
            before = new Waiting(now.plus(FIRST), FIRST);
            waiting.put(account, before);
            if (failure.forbidden() && !failure.stopped()) {
                stop(account);
            }
            return;
        }
        if (now.isBefore(before.until())) {
            return;
        }
        if (failure.forbidden()) {
            if (!failure.stopped()) {
                stop(account);
            }
        } else if (failure.rest().isEmpty()) {
            waiting.put(account, before.longer(now));
            engine.register(account);
        }
    }

    private void stop(GatewayName account)
            throws EngineRefusedException, EngineUnreachableException {
        LOG.info("gateway {}: its registrar forbids it, it is tried no more", account);
        engine.stopRegistering(account);
    }

    /// Somebody has mended what was wrong.
    synchronized void tryAgain(GatewayName account)
            throws EngineRefusedException, EngineUnreachableException {
        waiting.put(account, new Waiting(clock.instant().plus(FIRST), FIRST));
        engine.register(account);
    }
}
