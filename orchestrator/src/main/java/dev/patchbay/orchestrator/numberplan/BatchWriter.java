package dev.patchbay.orchestrator.numberplan;

import dev.patchbay.orchestrator.numberplan.BatchJudge.Judged;
import dev.patchbay.orchestrator.numberplan.NumberBatches.Wanted;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// Writes what was judged, many rows in one go.
@Component
class BatchWriter {

    private static final int AT_ONCE = 1_000;

    private final JdbcTemplate jdbc;

    BatchWriter(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void insert(List<Judged> added) {
        jdbc.batchUpdate(
                """
                insert into trunk_number (assignment_kind, assignment_target, account_key, word_key,
                    state, note, trunk_id, thousand, e164)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                added,
                AT_ONCE,
                (statement, it) -> {
                    var wanted = it.wanted();
                    assign(statement, wanted.assignment());
                    statement.setString(6, wanted.note().map(Note::value).orElse(""));
                    statement.setLong(7, wanted.trunk().orElseThrow().value());
                    statement.setString(8, Thousands.of(wanted.number()));
                    statement.setString(9, wanted.number().e164());
                });
        tag(added);
    }

    void update(List<Judged> changed) {
        var assigning = changed.stream().filter(Judged::assigns).toList();
        var done =
                jdbc.batchUpdate(
                        """
                        update trunk_number set assignment_kind = ?, assignment_target = ?,
                            account_key = ?, word_key = ?, state = ?, state_until = null, reserved_for = null
                        where e164 = ? and assignment_kind is null
                        """,
                        assigning,
                        AT_ONCE,
                        (statement, it) -> {
                            assign(statement, it.wanted().assignment());
                            statement.setString(6, it.wanted().number().e164());
                        });
        // somebody else assigned one of them after it was judged
        if (Arrays.stream(done).flatMapToInt(Arrays::stream).anyMatch(rows -> rows == 0)) {
            throw new OptimisticLockingFailureException("a number was assigned meanwhile");
        }
        jdbc.batchUpdate(
                "update trunk_number set note = ? where e164 = ?",
                changed.stream().filter(it -> it.wanted().note().isPresent()).toList(),
                AT_ONCE,
                (statement, it) -> {
                    statement.setString(1, it.wanted().note().orElseThrow().value());
                    statement.setString(2, it.wanted().number().e164());
                });
        tag(changed);
    }

    private static void assign(PreparedStatement statement, Optional<Assignment> assignment)
            throws SQLException {
        if (assignment.isEmpty()) {
            statement.setNull(1, Types.VARCHAR);
            statement.setNull(2, Types.VARCHAR);
            statement.setNull(3, Types.VARBINARY);
            statement.setNull(4, Types.VARBINARY);
            statement.setString(5, NumberState.FREE.name());
            return;
        }
        var target = assignment.get().target();
        statement.setString(1, NumberRow.kind(assignment.get()).name());
        statement.setString(2, target);
        statement.setBytes(3, target.getBytes(StandardCharsets.UTF_8));
        statement.setBytes(4, AccountWord.of(target).getBytes(StandardCharsets.UTF_8));
        statement.setString(5, NumberState.ASSIGNED.name());
    }

    private record Tagging(String number, String tag) {}

    private void tag(List<Judged> judged) {
        jdbc.batchUpdate(
                """
                insert into number_tag (tag, e164)
                select cast(? as varchar(40)), cast(? as varchar(16))
                where not exists (select 1 from number_tag where tag = ? and e164 = ?)
                """,
                judged.stream().map(Judged::wanted).flatMap(BatchWriter::taggings).toList(),
                AT_ONCE,
                (statement, it) -> {
                    statement.setString(1, it.tag());
                    statement.setString(2, it.number());
                    statement.setString(3, it.tag());
                    statement.setString(4, it.number());
                });
    }

    private static Stream<Tagging> taggings(Wanted wanted) {
        return wanted.tags().stream().map(tag -> new Tagging(wanted.number().e164(), tag.value()));
    }
}
