package dev.patchbay.orchestrator.numberplan;

import dev.patchbay.orchestrator.numberplan.Lane.Condition;
import dev.patchbay.orchestrator.numberplan.Lane.Order;
import dev.patchbay.orchestrator.numberplan.Thousands.Part;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
@Transactional(readOnly = true)
class JdbcNumberSearch implements NumberSearch {

    /// More than these, and a reading in order meets the digits soon enough.
    private static final int MOST_THOUSANDS = 2_000;

    /// Looking up more than this by digits takes longer than reading what the other conditions
    /// leave.
    private static final int MOST_LOOKED_UP = 20_000;

    private static final int AT_ONCE = 2_000;

    private record Row(TrunkNumber number, String account) {}

    private final LanePlan plan;
    private final Thousands thousands;
    private final JdbcTemplate jdbc;

    JdbcNumberSearch(LanePlan plan, Thousands thousands, JdbcTemplate jdbc) {
        this.plan = plan;
        this.thousands = thousands;
        this.jdbc = jdbc;
    }

    @Override
    public Page find(Query query, int size) {
        var wanted = Math.clamp(size, 1, MOST);
        var lanes = plan.lanes(query);
        var found = new ArrayList<TrunkNumber>();
        var last = query.after();
        for (int i = last.map(Cursor::lane).orElse(0); i < lanes.size(); i++) {
            var at = i;
            var rows =
                    read(
                            lanes.get(i),
                            last.filter(it -> it.lane() == at),
                            wanted - found.size() + 1);
            for (var row : rows) {
                if (found.size() == wanted) {
                    return new Page(found, last);
                }
                found.add(row.number());
                last = Optional.of(new Cursor(i, row.number().number(), row.account()));
            }
        }
        return new Page(found, Optional.empty());
    }

    private List<Row> read(Lane lane, Optional<Cursor> after, int most) {
        return switch (lane.order()) {
            case NUMBER, ACCOUNT, WORD ->
                    select(lane.order(), "trunk_number n", past(lane, after), most);
            case THOUSAND -> readThousands(lane, after, most);
        };
    }

    private static List<Condition> past(Lane lane, Optional<Cursor> after) {
        var conditions = new ArrayList<>(lane.conditions());
        after.map(last -> past(lane.order(), last)).ifPresent(conditions::add);
        return conditions;
    }

    private static Condition past(Order order, Cursor last) {
        var number = last.last().e164();
        return switch (order) {
            case NUMBER, THOUSAND -> Condition.of("n.e164 > ?", number);
            case ACCOUNT ->
                    Condition.of("(n.account_key, n.e164) > (?, ?)", bytes(last.account()), number);
            case WORD ->
                    Condition.of(
                            "(n.word_key, n.e164) > (?, ?)",
                            bytes(AccountWord.of(last.account())),
                            number);
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<Row> readThousands(Lane lane, Optional<Cursor> after, int most) {
        var digits = lane.digits();
        var parts = thousands.having(digits, MOST_THOUSANDS).filter(it -> worthLookingUp(lane, it));
        if (parts.isEmpty()) {
            return select(Order.NUMBER, "trunk_number n", past(lane, after), most);
        }
        var from = after.map(last -> Thousands.of(last.last())).orElse("");
        var conditions = new ArrayList<>(lane.conditions());
        after.ifPresent(last ->
                conditions.add(
                        Condition.of("(n.thousand > ? or n.e164 > ?)", from, last.last().e164())));
        var left = parts.get().stream().filter(it -> it.thousand().compareTo(from) >= 0).toList();
        var found = new ArrayList<Row>();
        while (!left.isEmpty() && found.size() < most) {
            var some = first(left);
            found.addAll(lookUp(some, conditions, most - found.size()));
            left = left.subList(some.size(), left.size());
        }
        return found;
    }

    private static boolean worthLookingUp(Lane lane, List<Part> parts) {
        return lane.digitsAlone() || parts.stream().mapToInt(Part::size).sum() <= MOST_LOOKED_UP;
    }

    private static List<Part> first(List<Part> parts) {
        var count = 0;
        for (int size = 0; count < parts.size() && size < AT_ONCE; count++) {
            // what a look costs even if nothing is there
            size += 10 + parts.get(count).size();
        }
        return parts.subList(0, count);
    }

    private List<Row> lookUp(List<Part> parts, List<Condition> conditions, int most) {
        var each = "(cast(? as varchar(13)), cast(? as varchar(16)), cast(? as varchar(16)))";
        var from =
                "(values %s) as part(thousand, low, high) join trunk_number n on n.thousand = part.thousand and n.e164 between part.low and part.high"
                        .formatted(String.join(", ", Collections.nCopies(parts.size(), each)));
        var values = new ArrayList<Object>();
        parts.forEach(part -> Collections.addAll(values, part.thousand(), part.low(), part.high()));
        return select(Order.THOUSAND, new Condition(from, values), conditions, most);
    }

    private List<Row> select(Order order, String from, List<Condition> conditions, int most) {
        return select(order, Condition.of(from), conditions, most);
    }

    private List<Row> select(Order order, Condition from, List<Condition> conditions, int most) {
        var values = new ArrayList<>(from.values());
        conditions.forEach(condition -> values.addAll(condition.values()));
        values.add(most);
        var where = conditions.stream().map(Condition::sql).collect(Collectors.joining(" and "));
        var sql =
                "select %s from %s %s order by %s limit ?"
                        .formatted(
                                StoredNumbers.COLUMNS,
                                from.sql(),
                                where.isEmpty() ? "" : "where " + where,
                                order.columns);
        return jdbc.query(
                sql,
                (row, _) -> {
                    var number = StoredNumbers.number(row);
                    return new Row(number, number.assignment().map(Assignment::target).orElse(""));
                },
                values.toArray());
    }
}
