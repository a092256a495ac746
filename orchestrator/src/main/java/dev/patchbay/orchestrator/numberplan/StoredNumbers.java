package dev.patchbay.orchestrator.numberplan;

import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.telephony.PhoneNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Reads many numbers without Hibernate, which would keep each of a million in its session.
@Component
@Transactional(readOnly = true)
class StoredNumbers {

    static final String COLUMNS = "n.e164, n.trunk_id, n.assignment_kind, n.assignment_target";

    private static final int AT_ONCE = 1_000;

    private final JdbcTemplate jdbc;
    private final Thousands thousands;

    StoredNumbers(DataSource database, Thousands thousands) {
        // one of its own: PostgreSQL would otherwise send all rows before we see the first
        jdbc = new JdbcTemplate(database);
        jdbc.setFetchSize(AT_ONCE);
        this.thousands = thousands;
    }

    Thousands thousands() {
        return thousands;
    }

    List<TrunkNumber> all() {
        var all = new ArrayList<TrunkNumber>();
        jdbc.query(
                "select " + COLUMNS + " from trunk_number n order by n.e164",
                row -> {
                    all.add(number(row));
                });
        return all;
    }

    List<TrunkNumber> among(Collection<PhoneNumber> numbers) {
        var found = new ArrayList<TrunkNumber>();
        each(
                numbers,
                "select " + COLUMNS + " from trunk_number n where n.e164 in (%s)",
                row -> found.add(number(row)));
        return found;
    }

    Set<PhoneNumber> taken(Collection<PhoneNumber> numbers) {
        var taken = new TreeSet<PhoneNumber>();
        each(
                numbers,
                "select e164 from trunk_number where e164 in (%s)",
                row -> taken.add(new PhoneNumber(row.getString("e164"))));
        return taken;
    }

    /// Those of them that there are, with their tags and notes.
    Map<PhoneNumber, RemarkedNumber> remarked(Collection<PhoneNumber> numbers) {
        var tags = new HashMap<String, Set<Tag>>();
        each(
                numbers,
                "select e164, tag from number_tag where e164 in (%s)",
                row ->
                        tags.computeIfAbsent(row.getString("e164"), _ -> new TreeSet<>())
                                .add(new Tag(row.getString("tag"))));
        var found = new TreeMap<PhoneNumber, RemarkedNumber>();
        each(
                numbers,
                "select "
                        + COLUMNS
                        + ", n.note, n.state, n.state_until, n.reserved_for from trunk_number n where n.e164 in (%s)",
                row -> {
                    var number = number(row);
                    found.put(
                            number.number(),
                            new RemarkedNumber(
                                    number,
                                    NumberState.valueOf(row.getString("state")),
                                    hold(row),
                                    tags.getOrDefault(row.getString("e164"), Set.of()),
                                    new Note(row.getString("note"))));
                });
        return found;
    }

    private static Optional<Hold> hold(ResultSet row) throws SQLException {
        var until = row.getObject("state_until", OffsetDateTime.class);
        return until == null
                ? Optional.empty()
                : Optional.of(
                        new Hold(
                                NumberState.valueOf(row.getString("state")),
                                until.toInstant(),
                                row.getString("reserved_for")));
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private void each(Collection<PhoneNumber> numbers, String sql, RowReader reader) {
        var wanted = List.copyOf(numbers);
        for (int from = 0; from < wanted.size(); from += AT_ONCE) {
            var some = wanted.subList(from, Math.min(wanted.size(), from + AT_ONCE));
            var places = String.join(", ", Collections.nCopies(some.size(), "?"));
            jdbc.query(
                    sql.formatted(places),
                    (RowCallbackHandler) reader::read,
                    some.stream().map(PhoneNumber::e164).toArray());
        }
    }

    static TrunkNumber number(ResultSet row) throws SQLException {
        return new TrunkNumber(
                new PhoneNumber(row.getString("e164")),
                new TrunkId(row.getLong("trunk_id")),
                NumberRow.assignment(
                        row.getString("assignment_kind"), row.getString("assignment_target")));
    }
}
