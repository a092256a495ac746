package dev.patchbay.orchestrator.engine;

import dev.patchbay.engine.spi.TableChanges;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Rows an engine's table is still to be given, what was wanted last first: one trunk's change must
/// not wait until a million numbers that were imported before it are written. Used by one thread.
final class OwedRows {

    /// What is written at once.
    record Slice(Map<String, String> puts, Set<String> removals) {

        boolean none() {
            return puts.isEmpty() && removals.isEmpty();
        }
    }

    /// An empty value is a row there shall be no more.
    private final LinkedHashMap<String, Optional<String>> rows = new LinkedHashMap<>();

    void put(String key, String value) {
        rows.putFirst(key, Optional.of(value));
    }

    void removeAfterAll(String key) {
        rows.putLast(key, Optional.empty());
    }

    /// Puts these before all there are. New and changed rows come before removals, so that a number
    /// that moves from one key to another is reachable throughout.
    void add(TableChanges changes) {
        changes.removals().forEach(key -> rows.putFirst(key, Optional.empty()));
        changes.puts().forEach(this::put);
    }

    void clear() {
        rows.clear();
    }

    int size() {
        return rows.size();
    }

    /// Takes the first of them out.
    Slice next(int most) {
        var puts = new HashMap<String, String>();
        var removals = new HashSet<String>();
        while (!rows.isEmpty() && puts.size() + removals.size() < most) {
            var row = rows.pollFirstEntry();
            row.getValue()
                    .ifPresentOrElse(
                            value -> puts.put(row.getKey(), value),
                            () -> removals.add(row.getKey()));
        }
        return new Slice(puts, removals);
    }
}
