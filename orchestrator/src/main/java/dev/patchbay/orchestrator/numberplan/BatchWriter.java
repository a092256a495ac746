package dev.patchbay.orchestrator.numberplan;

import dev.patchbay.orchestrator.numberplan.BatchJudge.Judged;
import dev.patchbay.orchestrator.numberplan.NumberBatches.Wanted;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
        ManyRows.insert(
                jdbc,
                """
                trunk_number (e164, trunk_id, thousand, note, state, assignment_kind,
                    assignment_target, account_key, word_key)
                """,
                added.stream().map(Judged::wanted).map(BatchWriter::columns).toList());
        tag(added);
    }

    private static @Nullable Object[] columns(Wanted wanted) {
        var target = wanted.assignment().map(Assignment::target);
        return new @Nullable Object[] {
            wanted.number().e164(),
            wanted.trunk().orElseThrow().value(),
            Thousands.of(wanted.number()),
            wanted.note().map(Note::value).orElse(""),
            (target.isPresent() ? NumberState.ASSIGNED : NumberState.FREE).name(),
            wanted.assignment().map(it -> NumberRow.kind(it).name()).orElse(null),
            target.orElse(null),
            target.map(BatchWriter::bytes).orElse(null),
            target.map(it -> bytes(AccountWord.of(it))).orElse(null)
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
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
                            var assignment = it.wanted().assignment().orElseThrow();
                            var target = assignment.target();
                            statement.setString(1, NumberRow.kind(assignment).name());
                            statement.setString(2, target);
                            statement.setBytes(3, bytes(target));
                            statement.setBytes(4, bytes(AccountWord.of(target)));
                            statement.setString(5, NumberState.ASSIGNED.name());
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

    private void tag(List<Judged> judged) {
        ManyRows.insert(
                jdbc,
                "number_tag (tag, e164)",
                judged.stream()
                        .flatMap(it ->
                                it.newTags().stream()
                                        .map(tag ->
                                                new @Nullable Object[] {
                                                    tag.value(), it.wanted().number().e164()
                                                }))
                        .toList());
    }
}
