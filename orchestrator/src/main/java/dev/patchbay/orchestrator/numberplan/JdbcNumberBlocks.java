package dev.patchbay.orchestrator.numberplan;

import dev.patchbay.orchestrator.numberplan.NumberEvent.What;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.PhoneNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
@Transactional
class JdbcNumberBlocks implements NumberBlocks {

    private static final int MOST_NAMED = 5;
    private static final String WITHIN =
            "e164 >= ? and e164 <= ? and char_length(e164) = ? and trunk_id = ?";

    private final JdbcTemplate jdbc;
    private final Numbers numbers;
    private final StoredNumbers stored;
    private final NumberNews news;
    private final Clock clock;

    JdbcNumberBlocks(
            JdbcTemplate jdbc,
            Numbers numbers,
            StoredNumbers stored,
            NumberNews news,
            Clock clock) {
        this.jdbc = jdbc;
        this.numbers = numbers;
        this.stored = stored;
        this.news = news;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Filled> page(String after, int most) {
        return jdbc
                .query(
                        """
                        select first_e164, size, trunk_id from number_block where first_e164 > ?
                        order by first_e164 limit ?
                        """,
                        JdbcNumberBlocks::block,
                        after,
                        most)
                .stream()
                .map(block ->
                        new Filled(block, count(block, " and state = 'FREE'"), count(block, "")))
                .toList();
    }

    private static NumberBlock block(ResultSet row, int place) throws SQLException {
        return new NumberBlock(
                new PhoneNumber(row.getString("first_e164")),
                row.getInt("size"),
                new TrunkId(row.getLong("trunk_id")));
    }

    private int count(NumberBlock block, String further) {
        var count =
                jdbc.queryForObject(
                        "select count(*) from trunk_number where " + WITHIN + further,
                        Integer.class,
                        bounds(block));
        return count == null ? 0 : count;
    }

    private static Object[] bounds(NumberBlock block) {
        return new Object[] {
            block.first().e164(),
            block.last().e164(),
            block.first().e164().length(),
            block.trunk().value()
        };
    }

    @Override
    public NumberBlock add(NumberBlock block) {
        var taken = stored.taken(block.numbers());
        if (!taken.isEmpty()) {
            throw new InvalidValueException(
                    "first",
                    block.first().e164(),
                    "a block none of whose numbers a trunk has; taken already: "
                            + taken.stream()
                                    .limit(MOST_NAMED)
                                    .map(PhoneNumber::e164)
                                    .collect(Collectors.joining(", "))
                            + (taken.size() > MOST_NAMED ? "…" : ""));
        }
        numbers.add(block.trunk(), Set.copyOf(block.numbers()));
        // one that was there before and lost all its numbers
        jdbc.update("delete from number_block where first_e164 = ?", block.first().e164());
        jdbc.update(
                "insert into number_block (first_e164, size, trunk_id, added) values (?, ?, ?, ?)",
                block.first().e164(),
                block.size(),
                block.trunk().value(),
                OffsetDateTime.now(clock));
        return block;
    }

    @Override
    public void remove(PhoneNumber first) {
        var block =
                jdbc
                        .query(
                                "select first_e164, size, trunk_id from number_block where first_e164 = ?",
                                JdbcNumberBlocks::block,
                                first.e164())
                        .stream()
                        .findFirst()
                        .orElseThrow(() ->
                                new InvalidValueException(
                                        "first", first.e164(), "the first number of a block"));
        var assigned = count(block, " and state = 'ASSIGNED'");
        if (assigned > 0) {
            throw new InvalidValueException(
                    "first",
                    first.e164(),
                    "a block none of whose numbers is assigned; %d are".formatted(assigned));
        }
        var there =
                jdbc.query(
                        "select e164 from trunk_number where " + WITHIN,
                        (row, _) -> new PhoneNumber(row.getString("e164")),
                        bounds(block));
        jdbc.update("delete from trunk_number where " + WITHIN, bounds(block));
        jdbc.update("delete from number_block where first_e164 = ?", first.e164());
        news.tell(there, What.REMOVED, "with its block");
    }
}
