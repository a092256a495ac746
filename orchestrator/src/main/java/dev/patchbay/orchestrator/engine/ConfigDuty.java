package dev.patchbay.orchestrator.engine;

import dev.patchbay.engine.spi.EngineConfig;
import dev.patchbay.engine.spi.EngineRefusedException;
import dev.patchbay.engine.spi.EngineSession;
import dev.patchbay.engine.spi.EngineUnreachableException;
import dev.patchbay.orchestrator.engine.EngineStatus.Applied;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the engine use the wanted config files, once per change.
final class ConfigDuty {

    private static final Logger LOG = LoggerFactory.getLogger(ConfigDuty.class);

    private final String engine;
    private final EngineSession session;
    private final StatusBoard board;
    private final Clock clock;
    private @Nullable EngineConfig inForce;

    ConfigDuty(String engine, EngineSession session, StatusBoard board, Clock clock) {
        this.engine = engine;
        this.session = session;
        this.board = board;
        this.clock = clock;
    }

    void keep(DesiredEngine desired) throws EngineUnreachableException {
        if (desired.config().equals(inForce)) {
            return;
        }
        try {
            session.apply(desired.config());
            inForce = desired.config();
            LOG.info(
                    "engine {}: config in force, {} gateways",
                    engine,
                    desired.config().gateways().size());
            board.config(new Applied.InForce(clock.instant()));
        } catch (EngineRefusedException no) {
            inForce = null;
            LOG.warn("engine {}: the config was not taken: {}", engine, no.getMessage());
            board.config(new Applied.Refused(String.valueOf(no.getMessage()), clock.instant()));
        }
    }
}
