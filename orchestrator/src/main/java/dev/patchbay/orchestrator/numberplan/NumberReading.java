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

    /// Of so few numbers as the other conditions leave, each is looked at sooner than thousands are
    /// looked up.
    private static final int FEW = 30_000;

    /// So much is looked up first. What is rare is met late, so each further look is a larger one.
    private static final int FIRST_LOOK = 2_000;

    private static final int LARGEST_LOOK = 32_000;

    /// What looking up a thousand costs even if nothing is there.
    private static final int LOOK = 10;

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
        return lane.order() == Order.THOUSAND && !few(lane)
                ? lookUp(lane, side, from, most)
                : inOrder(lane, side, from, most);
    }

    private List<Row> inOrder(Lane lane, Side side, Optional<Cursor> from, int most) {
        var order = lane.order() == Order.THOUSAND ? Order.NUMBER : lane.order();
        var conditions = new ArrayList<>(lane.conditions());
        from.map(place -> beyond(order, side, place)).ifPresent(conditions::add);
        return select(order, side, Condition.of("trunk_number n"), conditions, most);
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

    private boolean few(Lane lane) {
        if (lane.scope().isEmpty()) {
            return false;
        }
        var values = new ArrayList<>();
        lane.scope().forEach(condition -> values.addAll(condition.values()));
        return jdbc.queryForList(
                        "select 1 from trunk_number n where %s limit 1 offset %d"
                                .formatted(all(lane.scope()), FEW),
                        Integer.class,
                        values.toArray())
                .isEmpty();
    }

    private List<Row> lookUp(Lane lane, Side side, Optional<Cursor> from, int most) {
        var conditions = new ArrayList<>(lane.conditions());
        from.ifPresent(place -> conditions.add(beyond(Order.THOUSAND, side, place)));
        var found = new ArrayList<Row>();
        var next = from.map(place -> new From(Thousands.of(place.number()), true));
        for (int look = FIRST_LOOK; found.size() < most; look = Math.min(4 * look, LARGEST_LOOK)) {
            var parts = within(look, thousands.having(lane.digits(), side, next, look / LOOK));
            if (parts.isEmpty()) {
                return found;
            }
            found.addAll(lookUp(parts, side, conditions, most - found.size()));
            next = Optional.of(new From(parts.getLast().thousand(), false));
        }
        return found;
    }

    private static List<Part> within(int look, List<Part> parts) {
        var count = 0;
        for (int size = 0; count < parts.size() && size < look; count++) {
            size += LOOK + parts.get(count).size();
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
        conditions.forEach(condition -> values.addAll(condition.values()));
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
