package dev.patchbay.orchestrator.numberimport;

import dev.patchbay.orchestrator.numberimport.NumberImport.Counts;
import dev.patchbay.orchestrator.trunk.TrunkId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The files and their faults as stored.
@Component
@Transactional
class ImportRows {

    /// Further faults are counted and not kept: nobody reads them, and the file tells them again.
    static final int MOST_FAULTS = 10_000;

    private static final int LATEST = 20;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_WHO = 100;
    private static final int LONGEST_SAID = 400;

    private final JdbcTemplate jdbc;
    private final Clock clock;

    ImportRows(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    long add(String name, Optional<TrunkId> trunk, String who) {
        var key = new GeneratedKeyHolder();
        jdbc.update(
                connection -> {
                    var statement =
                            connection.prepareStatement(
                                    """
                                    insert into number_import (file_name, trunk_id, who, uploaded,
                                        state, said, line_count, line_position, added_count,
                                        changed_count, unchanged_count, failed_count)
                                    values (?, ?, ?, ?, ?, '', 0, 0, 0, 0, 0, 0)
                                    """,
                                    new String[] {"id"});
                    statement.setString(1, cut(name, LONGEST_NAME));
                    statement.setObject(2, trunk.map(TrunkId::value).orElse(null));
                    statement.setString(3, cut(who, LONGEST_WHO));
                    statement.setObject(4, OffsetDateTime.now(clock));
                    statement.setString(5, ImportState.CHECKING.name());
                    return statement;
                },
                key);
        return Objects.requireNonNull(key.getKey()).longValue();
    }

    private static String cut(String text, int most) {
        return text.length() > most ? text.substring(0, most) : text;
    }

    @Transactional(readOnly = true)
    public List<NumberImport> latest() {
        return jdbc.query(
                "select * from number_import order by id desc limit ?", ImportRows::row, LATEST);
    }

    @Transactional(readOnly = true)
    public List<Long> working() {
        var states =
                Arrays.stream(ImportState.values())
                        .filter(ImportState::working)
                        .map(Enum::name)
                        .toArray();
        var places = String.join(", ", Collections.nCopies(states.length, "?"));
        return jdbc.query(
                "select id from number_import where state in (" + places + ") order by id",
                (row, _) -> row.getLong("id"),
                states);
    }

    @Transactional(readOnly = true)
    public Optional<NumberImport> byId(long id) {
        return jdbc.query("select * from number_import where id = ?", ImportRows::row, id).stream()
                .findFirst();
    }

    private static NumberImport row(ResultSet row, int number) throws SQLException {
        var trunk = row.getLong("trunk_id");
        return new NumberImport(
                row.getLong("id"),
                row.getString("file_name"),
                trunk == 0 ? Optional.empty() : Optional.of(new TrunkId(trunk)),
                row.getString("who"),
                row.getObject("uploaded", OffsetDateTime.class).toInstant(),
                ImportState.valueOf(row.getString("state")),
                row.getString("said"),
                row.getLong("line_count"),
                row.getLong("line_position"),
                new Counts(
                        row.getLong("added_count"),
                        row.getLong("changed_count"),
                        row.getLong("unchanged_count"),
                        row.getLong("failed_count")));
    }

    /// @return whether it was in that state, so that of two who say so one does it
    boolean move(long id, ImportState from, ImportState to, String said) {
        return jdbc.update(
                        "update number_import set state = ?, said = ? where id = ? and state = ?",
                        to.name(),
                        cut(said, LONGEST_SAID),
                        id,
                        from.name())
                == 1;
    }

    /// All over again, with nothing counted yet.
    void fromTheStart(long id) {
        jdbc.update("delete from number_import_fault where import_id = ?", id);
        jdbc.update(
                """
                update number_import set line_position = 0, added_count = 0, changed_count = 0,
                    unchanged_count = 0, failed_count = 0
                where id = ?
                """,
                id);
    }

    /// @return whether it was in that state still
    boolean advance(long id, ImportState in, long position, Counts counts, List<Fault> faults) {
        var updated =
                jdbc.update(
                        """
                        update number_import set line_position = ?, added_count = ?,
                            changed_count = ?, unchanged_count = ?, failed_count = ?
                        where id = ? and state = ?
                        """,
                        position,
                        counts.added(),
                        counts.changed(),
                        counts.unchanged(),
                        counts.failed(),
                        id,
                        in.name());
        var room = Math.clamp(MOST_FAULTS - (counts.failed() - faults.size()), 0, faults.size());
        jdbc.batchUpdate(
                """
                insert into number_import_fault (import_id, line, field, shown, expected)
                values (?, ?, ?, ?, ?)
                """,
                faults.subList(0, room),
                1_000,
                (statement, fault) -> {
                    statement.setLong(1, id);
                    statement.setLong(2, fault.line());
                    statement.setString(3, fault.field());
                    statement.setString(4, cut(fault.shown(), 100));
                    statement.setString(5, cut(fault.expected(), 300));
                });
        return updated == 1;
    }

    void countLines(long id, long lines) {
        jdbc.update("update number_import set line_count = ? where id = ?", lines, id);
    }

    @Transactional(readOnly = true)
    public List<Fault> faults(long id, long after, int most) {
        return jdbc.query(
                """
                select line, field, shown, expected from number_import_fault
                where import_id = ? and line > ? order by line limit ?
                """,
                (row, _) ->
                        new Fault(
                                row.getLong("line"),
                                row.getString("field"),
                                row.getString("shown"),
                                row.getString("expected")),
                id,
                after,
                most);
    }

    void remove(long id) {
        jdbc.update("delete from number_import where id = ?", id);
    }
}
