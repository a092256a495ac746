package dev.patchbay.engine.asterisk;

import dev.patchbay.engine.session.TableText;
import dev.patchbay.engine.spi.EngineRefusedException;
import dev.patchbay.engine.spi.EngineUnreachableException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/// The engine's table in Asterisk's own database. `in/g1/+4722000100` is the key `g1/+4722000100`
/// of the family `in`.
public final class AstDb {

    private static final List<String> FAMILIES = List.of("source", "from", "media", "in", "out");

    private final AmiConnection ami;

    public AstDb(AmiConnection ami) {
        this.ami = ami;
    }

    public Map<String, String> rows() throws EngineRefusedException, EngineUnreachableException {
        var rows = new HashMap<String, String>();
        for (var family : FAMILIES) {
            for (var block : ami.list(new AmiAction("DBGetTree").with("Family", family))) {
                if (block.event("DBGetTreeResponse")) {
                    rows.put(withoutSlash(block.get("Key")), block.get("Val"));
                }
            }
        }
        return rows;
    }

    private static String withoutSlash(String key) {
        return key.startsWith("/") ? key.substring(1) : key;
    }

    /// New and changed rows first: a number that moves from one key to another is reachable
    /// throughout.
    public void write(Map<String, String> puts, Set<String> removals)
            throws EngineRefusedException, EngineUnreachableException {
        for (var row : puts.entrySet()) {
            TableText.rowKey(row.getKey());
            TableText.rowValue(row.getValue());
        }
        for (var key : removals) {
            TableText.rowKey(key);
        }
        var sent = new Pipeline();
        for (var row : puts.entrySet()) {
            sent.add(keyed("DBPut", row.getKey()).with("Val", row.getValue()), false);
        }
        for (var key : removals) {
            sent.add(keyed("DBDel", key), true);
        }
        sent.finish();
    }

    private static AmiAction keyed(String action, String key) throws EngineRefusedException {
        var slash = key.indexOf('/');
        return new AmiAction(action)
                .with("Family", key.substring(0, slash))
                .with("Key", key.substring(slash + 1));
    }

    /// Keeps as many writes under way as the connection takes, and looks at every answer.
    private final class Pipeline {

        private record Write(AmiSent sent, String action, boolean mayBeGone) {}

        private final Queue<Write> underWay = new ArrayDeque<>();

        void add(AmiAction action, boolean mayBeGone)
                throws EngineRefusedException, EngineUnreachableException {
            if (underWay.size() >= AmiConnection.WINDOW / 2) {
                settle(underWay.remove());
            }
            underWay.add(new Write(ami.send(action), action.name(), mayBeGone));
        }

        void finish() throws EngineRefusedException, EngineUnreachableException {
            while (!underWay.isEmpty()) {
                settle(underWay.remove());
            }
        }

        private void settle(Write write) throws EngineRefusedException, EngineUnreachableException {
            var answer = ami.await(write.sent()).getFirst();
            if (!write.mayBeGone()) {
                AmiConnection.demand(write.action(), answer);
            }
        }
    }
}
