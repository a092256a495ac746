package dev.patchbay.orchestrator.engine;

import dev.patchbay.engine.spi.EngineRefusedException;
import dev.patchbay.engine.spi.EngineUnreachableException;
import dev.patchbay.orchestrator.engine.EngineStatus.Applied;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the engine's table equal to the wanted one by writing what differs. The engine is asked
/// for its table once per session; after that only we write it, so what differs from the wanted
/// table before, and what of that is not written yet, is all there is to do.
final class TableDuty {

    private static final Logger LOG = LoggerFactory.getLogger(TableDuty.class);

    /// Rows written before it is looked whether something newer is wanted: a third of a second
    /// where they are written slowest.
    private static final int SLICE = 5_000;

    /// An engine's own table.
    interface Table {

        Map<String, String> rows() throws EngineRefusedException, EngineUnreachableException;

        void write(Map<String, String> puts, Set<String> removals)
                throws EngineRefusedException, EngineUnreachableException;
    }

    private final String engine;
    private final Table table;
    private final StatusBoard board;
    private final Clock clock;
    private final OwedRows owed = new OwedRows();

    /// What the engine's table is once the owed rows are written; null if the engine must be asked.
    private @Nullable DesiredTable target;

    private int rows;
    private int written;
    private int removed;

    TableDuty(String engine, Table table, StatusBoard board, Clock clock) {
        this.engine = engine;
        this.table = table;
        this.board = board;
        this.clock = clock;
    }

    /// Waits for something to do, and does some of it.
    void keep(Wanted<DesiredEngine> wanted)
            throws EngineUnreachableException, InterruptedException {
        var newest = owed.size() == 0 ? wanted.take() : wanted.poll();
        var well = false;
        try {
            if (newest != null) {
                aim(newest.table());
            }
            write();
            well = true;
        } catch (EngineRefusedException no) {
            LOG.warn("engine {}: the table was not taken: {}", engine, no.getMessage());
            board.table(
                    new Applied.Refused(String.valueOf(no.getMessage()), clock.instant()), rows);
        } finally {
            if (!well) {
                target = null;
                owed.clear();
            }
        }
    }

    private void aim(DesiredTable wanted)
            throws EngineRefusedException, EngineUnreachableException {
        if (target == null) {
            compare(wanted);
        } else {
            var changes = wanted.since(target);
            owed.add(changes);
            rows += changes.growth();
        }
        target = wanted;
    }

    /// With what the engine has.
    private void compare(DesiredTable wanted)
            throws EngineRefusedException, EngineUnreachableException {
        var there = new HashMap<>(table.rows());
        var count = new AtomicInteger();
        wanted.forEach((key, value) -> {
            count.incrementAndGet();
            if (!value.equals(there.remove(key))) {
                owed.put(key, value);
            }
        });
        there.keySet().forEach(owed::removeAfterAll);
        rows = count.get();
    }

    private void write() throws EngineRefusedException, EngineUnreachableException {
        var slice = owed.next(SLICE);
        if (!slice.none()) {
            table.write(slice.puts(), slice.removals());
            written += slice.puts().size();
            removed += slice.removals().size();
        }
        if (owed.size() > 0) {
            board.table(new Applied.UnderWay(owed.size()), rows);
            return;
        }
        if (written + removed > 0) {
            LOG.info("engine {}: {} rows written, {} removed", engine, written, removed);
            written = 0;
            removed = 0;
        }
        board.table(new Applied.InForce(clock.instant()), rows);
    }
}
