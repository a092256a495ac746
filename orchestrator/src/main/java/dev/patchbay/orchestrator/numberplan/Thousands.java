package dev.patchbay.orchestrator.numberplan;

import dev.patchbay.orchestrator.numberplan.Cursor.Side;
import dev.patchbay.telephony.PhoneNumber;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The thousands that there are numbers in: each number without its last three digits. One whose
/// numbers were all removed stays, and costs nothing.
@Component
class Thousands {

    private static final int DIGITS = 3;
    private static final int ALL = 1000;

    /// What of a thousand can have the digits.
    ///
    /// @param size how many numbers that are at most
    record Part(String thousand, String low, String high, int size) {}

    /// @param itself whether it is among those read
    record From(String thousand, boolean itself) {

        private String compared(Side side) {
            return (side == Side.AFTER ? ">" : "<") + (itself ? "=" : "");
        }
    }

    private final JdbcTemplate jdbc;

    Thousands(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    static String of(PhoneNumber number) {
        return of(number.e164());
    }

    static String of(String e164) {
        return e164.substring(0, e164.length() - DIGITS);
    }

    /// To be called before the numbers are stored. Outside of any transaction, so that two who add
    /// numbers of the same thousand at once do not make each other fail.
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void add(Collection<PhoneNumber> numbers) {
        var wanted =
                numbers.stream().map(Thousands::of).collect(Collectors.toCollection(HashSet::new));
        wanted.removeAll(known(wanted));
        wanted.forEach(this::add);
    }

    private void add(String thousand) {
        try {
            jdbc.update("insert into number_thousand (thousand) values (?)", thousand);
        } catch (DuplicateKeyException somebodyElseWasFaster) {
            return;
        }
    }

    private Set<String> known(Set<String> thousands) {
        if (thousands.isEmpty()) {
            return Set.of();
        }
        var places = String.join(", ", Collections.nCopies(thousands.size(), "?"));
        return new HashSet<>(
                jdbc.queryForList(
                        "select thousand from number_thousand where thousand in (" + places + ")",
                        String.class,
                        thousands.toArray()));
    }

    /// In the order they are read in, from one on.
    ///
    /// @param digits as many as a thousand leaves out, or more
    /// @param from where to begin; empty for all
    List<Part> having(String digits, Side side, Optional<From> from, int most) {
        var condition = new StringBuilder("(thousand like ?");
        var values = new ArrayList<Object>(List.of("%" + digits + "%"));
        for (int inTail = 1; inTail <= DIGITS; inTail++) {
            condition.append(" or thousand like ?");
            values.add("%" + digits.substring(0, digits.length() - inTail));
        }
        condition.append(')');
        from.ifPresent(it -> {
            condition.append(" and thousand ").append(it.compared(side)).append(" ?");
            values.add(it.thousand());
        });
        values.add(most);
        return jdbc.query(
                "select thousand from number_thousand where %s order by thousand %s limit ?"
                        .formatted(condition, side == Side.AFTER ? "" : "desc"),
                (row, _) -> part(row.getString("thousand"), digits),
                values.toArray());
    }

    private static Part part(String thousand, String digits) {
        if (thousand.contains(digits)) {
            return new Part(thousand, thousand + "000", thousand + "999", ALL);
        }
        var low = thousand + "999";
        var high = thousand + "000";
        var size = 0;
        for (int inTail = 1, each = ALL / 10; inTail <= DIGITS; inTail++, each /= 10) {
            var cut = digits.length() - inTail;
            if (thousand.endsWith(digits.substring(0, cut))) {
                var begin = thousand + digits.substring(cut);
                low = least(low, begin + "0".repeat(DIGITS - inTail));
                high = most(high, begin + "9".repeat(DIGITS - inTail));
                size += each;
            }
        }
        return new Part(thousand, low, high, size);
    }

    private static String least(String one, String other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static String most(String one, String other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
