package dev.patchbay.orchestrator.numberplan;

import dev.patchbay.orchestrator.numberplan.Cursor.Side;
import dev.patchbay.orchestrator.numberplan.Lane.Condition;
import dev.patchbay.orchestrator.numberplan.Lane.Order;
import dev.patchbay.orchestrator.numberplan.Thousands.From;
import dev.patchbay.orchestrator.numberplan.Thousands.Part;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// Reads one lane from a place on, in its order or backwards.
@Component
class NumberReading {

    /// So many are in a few hundred thousands at most, whose look-up is one statement. A page of
    /// fewer is full soon in the order of numbers.
    private static final int MANY_DIGITS = 5;

    /// Of more, PostgreSQL thinks that reading the whole table is quicker, and errs.
    private static final int THOUSANDS_AT_ONCE = 300;

    private static final int NUMBERS_AT_ONCE = 10_000;

    /// @param account whose it is, in the order of accounts
    record Row(TrunkNumber number, String account) {

        Cursor at(int lane, Side side) {
            return new Cursor(side, lane, number.number(), account);
        }
    }

    private final Thousands thousands;
    private final JdbcTemplate jdbc;

    NumberReading(Thousands thousands, JdbcTemplate jdbc) {
        this.thousands = thousands;
        this.jdbc = jdbc;
    }

    List<Row> read(Lane lane, Side side, Optional<Cursor> from, int most) {
        if (lane.order() == Order.THOUSAND) {
            return lane.digits().length() >= MANY_DIGITS
                    ? lookUp(lane, side, from, most)
                    : sift(lane, side, from, most);
        }
        var conditions = conditions(lane, lane.order(), side, from);
        return select(lane.order(), side, Condition.of("trunk_number n"), conditions, most);
    }

    private static List<Condition> conditions(
            Lane lane, Order order, Side side, Optional<Cursor> from) {
        var conditions = new ArrayList<>(lane.conditions());
        from.map(place -> beyond(order, side, place)).ifPresent(conditions::add);
        return conditions;
    }

    /// Looks at each number in order, in an index alone: the rows of those that have not the digits
    /// need not be fetched.
    private List<Row> sift(Lane lane, Side side, Optional<Cursor> from, int most) {
        var conditions = conditions(lane, Order.NUMBER, side, from);
        var values = values(conditions);
        values.add(most);
        var sifted =
                new Condition(
                        "n.e164 in (select n.e164 from trunk_number n where %s order by %s limit ?)"
                                .formatted(all(conditions), Order.NUMBER.sql(side)),
                        values);
        return select(Order.NUMBER, side, Condition.of("trunk_number n"), List.of(sifted), most);
    }

    private static List<Object> values(List<Condition> conditions) {
        var values = new ArrayList<>();
        conditions.forEach(condition -> values.addAll(condition.values()));
        return values;
    }

    private static Condition beyond(Order order, Side side, Cursor place) {
        var number = place.number().e164();
        var compared = side == Side.AFTER ? ">" : "<";
        return switch (order) {
            case NUMBER -> Condition.of("n.e164 " + compared + " ?", number);
            case ACCOUNT ->
                    Condition.of(
                            "(n.account_key, n.e164) " + compared + " (?, ?)",
                            bytes(place.account()),
                            number);
            case WORD ->
                    Condition.of(
                            "(n.word_key, n.e164) " + compared + " (?, ?)",
                            bytes(AccountWord.of(place.account())),
                            number);
            case THOUSAND ->
                    Condition.of(
                            "(n.thousand " + compared + " ? or n.e164 " + compared + " ?)",
                            Thousands.of(number),
                            number);
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<Row> lookUp(Lane lane, Side side, Optional<Cursor> from, int most) {
        var conditions = conditions(lane, Order.THOUSAND, side, from);
        var found = new ArrayList<Row>();
        var next = from.map(place -> new From(Thousands.of(place.number()), true));
        while (found.size() < most) {
            var parts = first(thousands.having(lane.digits(), side, next, THOUSANDS_AT_ONCE));
            if (parts.isEmpty()) {
                return found;
            }
            found.addAll(lookUp(parts, side, conditions, most - found.size()));
            next = Optional.of(new From(parts.getLast().thousand(), false));
        }
        return found;
    }

    private static List<Part> first(List<Part> parts) {
        var count = 0;
        for (int numbers = 0; count < parts.size() && numbers < NUMBERS_AT_ONCE; count++) {
            numbers += parts.get(count).size();
        }
        return parts.subList(0, count);
    }

    private List<Row> lookUp(List<Part> parts, Side side, List<Condition> conditions, int most) {
        var each = "(cast(? as varchar(13)), cast(? as varchar(16)), cast(? as varchar(16)))";
        var from =
                "(values %s) as part(thousand, low, high) join trunk_number n on n.thousand = part.thousand and n.e164 between part.low and part.high"
                        .formatted(String.join(", ", Collections.nCopies(parts.size(), each)));
        var values = new ArrayList<Object>();
        parts.forEach(part -> Collections.addAll(values, part.thousand(), part.low(), part.high()));
        return select(Order.THOUSAND, side, new Condition(from, values), conditions, most);
    }

    private static String all(List<Condition> conditions) {
        return conditions.stream().map(Condition::sql).collect(Collectors.joining(" and "));
    }

    private List<Row> select(
            Order order, Side side, Condition from, List<Condition> conditions, int most) {
        var values = new ArrayList<>(from.values());
        values.addAll(values(conditions));
        values.add(most);
        return jdbc.query(
                "select %s from %s %s order by %s limit ?"
                        .formatted(
                                StoredNumbers.COLUMNS,
                                from.sql(),
                                conditions.isEmpty() ? "" : "where " + all(conditions),
                                order.sql(side)),
                (row, _) -> {
                    var number = StoredNumbers.number(row);
                    return new Row(number, number.assignment().map(Assignment::target).orElse(""));
                },
                values.toArray());
    }
}
