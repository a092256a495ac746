package dev.patchbay.orchestrator.trunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.orchestrator.RealPostgres;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// Of rules that were saved twice at once, those saved last stay.
class RulesMigrationTest {

    @Test
    void keepsEachPlaceOnceInH2() {
        keepsEachPlaceOnce("jdbc:h2:mem:rules-migration;DB_CLOSE_DELAY=-1");
    }

    @Test
    void keepsEachPlaceOnceInPostgres() {
        keepsEachPlaceOnce(RealPostgres.start());
    }

    private static void keepsEachPlaceOnce(String database) {
        // given
        var source = new DriverManagerDataSource(database);
        Schema.migrate(source, "093");
        var jdbc = new JdbcTemplate(source);
        jdbc.update("insert into customer (reseller_id, name) select id, 'Acme' from reseller");
        rules(jdbc, "once", "0 a", "1 b");
        rules(jdbc, "longer and then shorter", "0 a", "1 b", "2 c", "0 d", "1 e");
        rules(jdbc, "one within the other", "0 a", "0 d", "1 b", "1 e");

        // when
        Schema.migrate(source, "094");

        // then
        assertThat(rules(jdbc, "once")).containsExactly("0 a", "1 b");
        assertThat(rules(jdbc, "longer and then shorter")).containsExactly("0 d", "1 e");
        assertThat(rules(jdbc, "one within the other")).containsExactly("0 d", "1 e");
        assertThatThrownBy(() -> rule(jdbc, "once", "1 c"))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    private static void rules(JdbcTemplate jdbc, String trunk, String... rules) {
        jdbc.update(
                "insert into trunk (customer_id, enabled, country, called_format, caller_format,"
                        + " caller_placement, name)"
                        + " select id, true, 'NO', 'E164', 'E164', 'FROM', ? from customer",
                trunk);
        for (var rule : rules) {
            rule(jdbc, trunk, rule);
        }
    }

    private static void rule(JdbcTemplate jdbc, String trunk, String rule) {
        jdbc.update(
                "insert into trunk_rule (trunk_id, place, side, expression, match_text,"
                        + " replacement)"
                        + " select id, ?, 'CALLED_OUT', false, ?, '' from trunk where name = ?",
                Integer.valueOf(rule.substring(0, 1)),
                rule.substring(2),
                trunk);
    }

    private static List<String> rules(JdbcTemplate jdbc, String trunk) {
        return jdbc
                .queryForList(
                        "select r.place, r.match_text from trunk_rule r"
                                + " join trunk t on t.id = r.trunk_id where t.name = ?"
                                + " order by r.place",
                        trunk)
                .stream()
                .map(row -> row.get("place") + " " + row.get("match_text"))
                .toList();
    }
}
