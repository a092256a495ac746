package dev.patchbay.orchestrator.numberplan;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/// Inserts many rows with few statements: one for each row costs four times as much.
final class ManyRows {

    private static final int AT_ONCE = 200;

    private ManyRows() {}

    /// @param columns such as `number_tag (tag, e164)`
    /// @param rows each with a value, or null, for each column
    static void insert(JdbcTemplate jdbc, String columns, List<@Nullable Object[]> rows) {
        for (int from = 0; from < rows.size(); from += AT_ONCE) {
            var some = rows.subList(from, Math.min(rows.size(), from + AT_ONCE));
            var values =
                    "(" + String.join(", ", Collections.nCopies(some.getFirst().length, "?")) + ")";
            jdbc.update(
                    "insert into "
                            + columns
                            + " values "
                            + String.join(", ", Collections.nCopies(some.size(), values)),
                    some.stream().flatMap(Arrays::stream).toArray());
        }
    }
}
