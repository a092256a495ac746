package dev.patchbay.orchestrator.engine;

import dev.patchbay.engine.spi.EngineRefusedException;
import dev.patchbay.engine.spi.EngineSession;
import dev.patchbay.engine.spi.EngineUnreachableException;
import dev.patchbay.orchestrator.engine.EngineStatus.Applied;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the engine's table equal to the wanted one by writing what differs. The engine is asked
/// for its table once per session; after that only we write it.
final class TableDuty {

    private static final Logger LOG = LoggerFactory.getLogger(TableDuty.class);

    private final String engine;
    private final EngineSession session;
    private final StatusBoard board;
    private final Clock clock;
    private @Nullable Map<String, String> known;

    TableDuty(String engine, EngineSession session, StatusBoard board, Clock clock) {
        this.engine = engine;
        this.session = session;
        this.board = board;
        this.clock = clock;
    }

    void keep(DesiredEngine desired) throws EngineUnreachableException {
        try {
            write(desired.table());
            board.table(new Applied.InForce(clock.instant()), desired.table().size());
        } catch (EngineRefusedException no) {
            known = null;
            LOG.warn("engine {}: the table was not taken: {}", engine, no.getMessage());
            board.table(
                    new Applied.Refused(String.valueOf(no.getMessage()), clock.instant()),
                    desired.table().size());
        }
    }

    private void write(Map<String, String> wanted)
            throws EngineRefusedException, EngineUnreachableException {
        var before = known == null ? session.table() : known;
        var puts = new HashMap<>(wanted);
        puts.entrySet().removeAll(before.entrySet());
        var removals = new HashSet<>(before.keySet());
        removals.removeAll(wanted.keySet());
        if (!puts.isEmpty() || !removals.isEmpty()) {
            known = null;
            session.writeTable(puts, removals);
            LOG.info(
                    "engine {}: {} rows written, {} removed", engine, puts.size(), removals.size());
        }
        known = wanted;
    }
}
