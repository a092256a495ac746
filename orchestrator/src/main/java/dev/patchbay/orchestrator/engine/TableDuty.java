package dev.patchbay.orchestrator.engine;

import dev.patchbay.engine.spi.EngineRefusedException;
import dev.patchbay.engine.spi.EngineSession;
import dev.patchbay.engine.spi.EngineUnreachableException;
import dev.patchbay.engine.spi.TableChanges;
import dev.patchbay.orchestrator.engine.EngineStatus.Applied;
import java.time.Clock;
import java.util.HashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the engine's table equal to the wanted one by writing what differs. The engine is asked
/// for its table once per session; after that only we write it, so what differs from the wanted
/// table before is all there is to do.
final class TableDuty {

    private static final Logger LOG = LoggerFactory.getLogger(TableDuty.class);

    private final String engine;
    private final EngineSession session;
    private final StatusBoard board;
    private final Clock clock;
    private @Nullable DesiredTable inForce;
    private int rows;

    TableDuty(String engine, EngineSession session, StatusBoard board, Clock clock) {
        this.engine = engine;
        this.session = session;
        this.board = board;
        this.clock = clock;
    }

    void keep(DesiredEngine desired) throws EngineUnreachableException {
        try {
            write(desired.table());
            board.table(new Applied.InForce(clock.instant()), rows);
        } catch (EngineRefusedException no) {
            inForce = null;
            LOG.warn("engine {}: the table was not taken: {}", engine, no.getMessage());
            board.table(
                    new Applied.Refused(String.valueOf(no.getMessage()), clock.instant()), rows);
        }
    }

    private void write(DesiredTable wanted)
            throws EngineRefusedException, EngineUnreachableException {
        var changes = inForce == null ? missing(wanted) : wanted.since(inForce);
        inForce = null;
        if (!changes.none()) {
            session.writeTable(changes.puts(), changes.removals());
            LOG.info(
                    "engine {}: {} rows written, {} removed",
                    engine,
                    changes.puts().size(),
                    changes.removals().size());
        }
        rows += changes.growth();
        inForce = wanted;
    }

    /// Compares with what the engine has.
    private TableChanges missing(DesiredTable wanted)
            throws EngineRefusedException, EngineUnreachableException {
        var left = new HashMap<>(session.table());
        rows = left.size();
        var puts = new HashMap<String, String>();
        var count = new AtomicInteger();
        wanted.forEach((key, value) -> {
            count.incrementAndGet();
            if (!value.equals(left.remove(key))) {
                puts.put(key, value);
            }
        });
        return new TableChanges(puts, left.keySet(), count.get() - rows);
    }
}
