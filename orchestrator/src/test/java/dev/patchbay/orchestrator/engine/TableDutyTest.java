package dev.patchbay.orchestrator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.engine.spi.EngineConfig;
import dev.patchbay.engine.spi.EngineRefusedException;
import dev.patchbay.engine.spi.TableChanges;
import dev.patchbay.orchestrator.engine.EngineStatus.Applied;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

class TableDutyTest {

    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
    private static final int MANY = 12_000;

    private final InMemory engine = new InMemory();
    private final StatusBoard board = new StatusBoard("here", "asterisk-ari", NOON);
    private final TableDuty duty =
            new TableDuty("here", engine, board, Clock.fixed(NOON, ZoneOffset.UTC));
    private final Wanted<DesiredEngine> wanted = new Wanted<>();

    @Test
    void whatIsWantedLastDoesNotWaitForTheManyRowsBeforeIt() throws Exception {
        // given
        var rows = many();
        want(rows);
        duty.keep(wanted);
        assertThat(board.status().table()).isEqualTo(new Applied.UnderWay(MANY - 5_000));

        // when
        engine.writes.clear();
        rows.put("media/t7", "PCMA");
        want(rows);
        duty.keep(wanted);

        // then
        assertThat(engine.writes.getFirst()).contains("media/t7");
        untilDone();
        assertThat(engine.rows).isEqualTo(rows);
    }

    @Test
    void aRowThatIsToBeWrittenStillIsNotWrittenOnceNobodyWantsIt() throws Exception {
        // given
        var rows = many();
        want(rows);
        duty.keep(wanted);
        var owed = new HashSet<>(rows.keySet());
        owed.removeAll(engine.rows.keySet());

        // when
        engine.writes.clear();
        rows.keySet().removeAll(owed);
        want(rows);
        untilDone();

        // then
        assertThat(engine.rows).isEqualTo(rows);
        assertThat(board.status().tableRows()).isEqualTo(rows.size());
    }

    @Test
    void aRowThatChangesTwiceIsWrittenAsItIsWantedLast() throws Exception {
        // given
        var rows = many();
        want(rows);
        duty.keep(wanted);

        // when
        rows.replaceAll((key, value) -> "1|refuse|changed|404|1");
        want(rows);
        duty.keep(wanted);
        rows.replaceAll((key, value) -> "1|refuse|changed-again|404|1");
        want(rows);
        untilDone();

        // then
        assertThat(engine.rows).isEqualTo(rows);
        assertThat(board.status().table()).isEqualTo(new Applied.InForce(NOON));
    }

    @Test
    void anEngineIsAskedForItsTableOnceAndAgainAfterItRefused() throws Exception {
        // given
        engine.rows.put("in/g1/+4722000100", "left from before");
        var rows = many();
        want(rows);
        duty.keep(wanted);

        // when
        engine.refuses = true;
        duty.keep(wanted);
        engine.refuses = false;

        // then
        assertThat(board.status().table()).isInstanceOf(Applied.Refused.class);
        want(rows);
        untilDone();
        assertThat(engine.rows).isEqualTo(rows);
        assertThat(engine.asked).isEqualTo(2);
    }

    private void untilDone() throws Exception {
        do {
            duty.keep(wanted);
        } while (board.status().table() instanceof Applied.UnderWay);
    }

    private void want(Map<String, String> rows) {
        wanted.put(new DesiredEngine(new EngineConfig(Map.of(), Set.of()), new Rows(rows)));
    }

    private static Map<String, String> many() {
        var rows = new TreeMap<String, String>();
        for (var each = 0; each < MANY; each++) {
            rows.put("in/g1/+47%08d".formatted(22_000_000 + each), "1|refuse|nobody|404|1");
        }
        return rows;
    }

    private static final class InMemory implements TableDuty.Table {

        private final Map<String, String> rows = new HashMap<>();
        private final List<Set<String>> writes = new ArrayList<>();
        private int asked;
        private boolean refuses;

        @Override
        public Map<String, String> rows() {
            asked++;
            return Map.copyOf(rows);
        }

        @Override
        public void write(Map<String, String> puts, Set<String> removals)
                throws EngineRefusedException {
            if (refuses) {
                throw new EngineRefusedException("the disk is full");
            }
            writes.add(puts.keySet());
            rows.putAll(puts);
            rows.keySet().removeAll(removals);
        }
    }

    private record Rows(Map<String, String> rows) implements DesiredTable {

        Rows {
            rows = Map.copyOf(rows);
        }

        @Override
        public void forEach(BiConsumer<String, String> row) {
            rows.forEach(row);
        }

        @Override
        public TableChanges since(DesiredTable earlier) {
            var before = ((Rows) earlier).rows;
            var puts = new HashMap<>(rows);
            puts.entrySet().removeAll(before.entrySet());
            var removals = new HashSet<>(before.keySet());
            removals.removeAll(rows.keySet());
            return new TableChanges(puts, removals, rows.size() - before.size());
        }
    }
}
