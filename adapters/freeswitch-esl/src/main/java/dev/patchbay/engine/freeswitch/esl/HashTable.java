package dev.patchbay.engine.freeswitch.esl;

import dev.patchbay.engine.freeswitch.esl.EslConnection.Sent;
import dev.patchbay.engine.session.TableText;
import dev.patchbay.engine.spi.EngineRefusedException;
import dev.patchbay.engine.spi.EngineUnreachableException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/// The engine's table in mod_hash, whose keys take no `/`: `in/g1/+4722000100` is the key
/// `in|g1|+4722000100` of the realm `patchbay`. A hash is gone when FreeSWITCH restarts, so the
/// same rows stand in a file that the dialplan reads then.
final class HashTable {

    /// A million rows took 3 s when measured.
    private static final Duration LONGEST_DUMP = Duration.ofSeconds(30);

    private static final String ROW = "D/patchbay_";

    private final EslConnection esl;
    private final TableFile file;

    HashTable(EslConnection esl, TableFile file) {
        this.esl = esl;
        this.file = file;
    }

    /// Reading the engine's table is also the moment to see that the file says the same.
    synchronized Map<String, String> rows()
            throws EngineRefusedException, EngineUnreachableException {
        if (!esl.ask("api hash select/patchbay/loaded").equals("yes")) {
            load();
        }
        var rows = new HashMap<String, String>();
        esl.await(esl.send("api hash_dump db patchbay"), LONGEST_DUMP)
                .lines()
                .filter(line -> line.startsWith(ROW))
                .forEach(line -> addRow(line.substring(ROW.length()), rows));
        file.hold(rows);
        return rows;
    }

    /// What the first call would have the dialplan do: an engine that has just started knows
    /// nothing, which must not be taken for what it should know.
    private void load() throws EngineRefusedException, EngineUnreachableException {
        var underWay = new ArrayDeque<Sent>();
        for (var row : file.rows().entrySet()) {
            send(
                    underWay,
                    TableFile.put(
                            TableText.rowKey(row.getKey()), TableText.rowValue(row.getValue())));
        }
        settle(underWay, 0);
        esl.execute("api hash insert/patchbay/loaded/yes");
    }

    private static void addRow(String row, Map<String, String> rows) {
        var slash = row.indexOf('/');
        var key = row.substring(0, Math.max(0, slash));
        if (key.indexOf('|') > 0) {
            rows.put(key.replace('|', '/'), row.substring(slash + 1));
        }
    }

    /// New and changed rows first: a number that moves from one key to another is reachable
    /// throughout.
    synchronized void write(Map<String, String> puts, Set<String> removals)
            throws EngineRefusedException, EngineUnreachableException {
        for (var row : puts.entrySet()) {
            TableText.rowKey(row.getKey());
            TableText.rowValue(row.getValue());
        }
        for (var key : removals) {
            TableText.rowKey(key);
        }
        var underWay = new ArrayDeque<Sent>();
        for (var row : puts.entrySet()) {
            send(underWay, TableFile.put(row.getKey(), row.getValue()));
        }
        for (var key : removals) {
            send(underWay, TableFile.removal(key));
        }
        settle(underWay, 0);
        file.add(puts, removals);
    }

    private void send(Queue<Sent> underWay, String command)
            throws EngineRefusedException, EngineUnreachableException {
        settle(underWay, EslConnection.WINDOW / 2);
        underWay.add(esl.send("api hash " + command));
    }

    private void settle(Queue<Sent> underWay, int left)
            throws EngineRefusedException, EngineUnreachableException {
        while (underWay.size() > left) {
            var answer = esl.await(underWay.remove());
            // deleting what is not there answers so
            if (!answer.equals("-ERR Not found")) {
                EslConnection.demand("api hash", answer);
            }
        }
    }
}
