package dev.patchbay.orchestrator.numberplan;

import dev.patchbay.orchestrator.numberplan.Cursor.Side;
import dev.patchbay.orchestrator.trunk.TrunkId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One reading of the numbers in the order of an index. A search is a row of lanes, each read to
/// its end before the next, so that none has to gather and sort what it finds.
///
/// @param digits those that are looked for anywhere in the number; else empty
record Lane(Order order, String digits, List<Condition> conditions) {

    private static final int LONGEST = 15;

    enum Order {
        NUMBER("n.e164", "n.e164 desc"),
        ACCOUNT("n.account_key, n.e164", "n.account_key desc, n.e164 desc"),
        WORD("n.word_key, n.e164", "n.word_key desc, n.e164 desc"),
        /// By number as well, but looked up by the thousands that can have the digits.
        THOUSAND("n.thousand, n.e164", "n.thousand desc, n.e164 desc");

        private final String onwards;
        private final String backwards;

        Order(String onwards, String backwards) {
            this.onwards = onwards;
            this.backwards = backwards;
        }

        String sql(Side side) {
            return side == Side.AFTER ? onwards : backwards;
        }
    }

    record Condition(String sql, List<Object> values) {

        static Condition of(String sql, Object... values) {
            return new Condition(sql, List.of(values));
        }
    }

    Lane {
        conditions = List.copyOf(conditions);
    }

    static Lane by(Order order) {
        return new Lane(order, "", List.of());
    }

    /// Of numbers that have the digits, but not first of all.
    static Lane inside(Order order, String digits) {
        return new Lane(
                order,
                digits,
                List.of(
                        Condition.of("n.e164 like ?", "%" + digits + "%"),
                        Condition.of("(n.e164 < ? or n.e164 >= ?)", "+" + digits, above(digits))));
    }

    Lane and(Condition condition) {
        var more = new ArrayList<>(conditions);
        more.add(condition);
        return new Lane(order, digits, more);
    }

    static Condition onTrunk(TrunkId trunk) {
        return Condition.of("n.trunk_id = ?", trunk.value());
    }

    static Condition tagged(String tag) {
        return Condition.of("n.e164 in (select e164 from number_tag where tag = ?)", tag);
    }

    static Condition inState(NumberState state) {
        return Condition.of("n.state = ?", state.name());
    }

    static Condition beginsWith(String digits) {
        return Condition.of("n.e164 >= ? and n.e164 < ?", "+" + digits, above(digits));
    }

    /// Above all that begin with these, and of digits alone: databases do not agree on the order of
    /// anything else.
    private static String above(String digits) {
        var last = digits.length() - 1;
        while (last >= 0 && digits.charAt(last) == '9') {
            last--;
        }
        return last < 0
                ? "+" + "9".repeat(LONGEST + 1)
                : "+" + digits.substring(0, last) + (char) (digits.charAt(last) + 1);
    }

    static Condition keyBeginsWith(String column, String text) {
        var from = text.getBytes(StandardCharsets.UTF_8);
        var to = Arrays.copyOf(from, from.length);
        // UTF-8 has no byte 0xff, so there is always one above
        to[to.length - 1]++;
        return new Condition(column + " >= ? and " + column + " < ?", List.of(from, to));
    }

    static Condition keyDoesNotBeginWith(String column, String text) {
        var within = keyBeginsWith(column, text);
        return new Condition(
                "(" + column + " < ? or " + column + " >= ?)", List.copyOf(within.values()));
    }
}
