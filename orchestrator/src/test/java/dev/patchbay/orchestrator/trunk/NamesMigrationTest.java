package dev.patchbay.orchestrator.trunk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.orchestrator.RealPostgres;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// Trunks that were stored before names were looked up here: those in use stay in use, drafts stay
/// drafts, and all names are due.
class NamesMigrationTest {

    @Test
    void keepsWhatIsInUseInH2() {
        keepsWhatIsInUse("jdbc:h2:mem:names-migration;DB_CLOSE_DELAY=-1");
    }

    @Test
    void keepsWhatIsInUseInPostgres() {
        keepsWhatIsInUse(RealPostgres.start());
    }

    private static void keepsWhatIsInUse(String database) {
        // given
        var source = new DriverManagerDataSource(database);
        Schema.migrate(source, "089");
        var jdbc = new JdbcTemplate(source);
        jdbc.update("insert into customer (reseller_id, name) select id, 'Acme' from reseller");
        account(jdbc, 1, "203.0.113.1", null, null);
        account(jdbc, 2, "sip.carrier.example", null, null);
        account(jdbc, 3, "sip.carrier.example", "proxy.example", "proxy.example");
        account(jdbc, 4, "203.0.113.1", "proxy.example", null);
        account(jdbc, 5, "sip.carrier.example", "203.0.113.1", null);

        // when
        Schema.migrate(source, "090");

        // then
        assertThat(
                        jdbc.queryForList(
                                "select t.name, n.place, n.host, n.looked_up is not null as asked,"
                                        + " n.trouble from trunk_name n join trunk t"
                                        + " on t.id = n.trunk_id order by t.name, n.place"))
                .map(row -> List.copyOf(row.values()))
                .containsExactly(
                        List.of("2", 0, "sip.carrier.example", false, ""),
                        List.of("3", 0, "sip.carrier.example", false, ""),
                        List.of(
                                "3",
                                1,
                                "proxy.example",
                                true,
                                "The name proxy.example is not found in DNS."),
                        List.of("4", 0, "proxy.example", false, ""),
                        List.of("5", 0, "sip.carrier.example", false, ""));
        assertThat(
                        jdbc.queryForObject(
                                "select count(*) from trunk_name where look_again"
                                        + " > current_timestamp",
                                Integer.class))
                .isZero();
    }

    private static void account(
            JdbcTemplate jdbc,
            int name,
            String host,
            @Nullable String proxy,
            @Nullable String notFound) {
        jdbc.update(
                "insert into trunk (customer_id, name, enabled, country, username, sealed_password,"
                        + " refresh_seconds, called_format, caller_format, caller_placement,"
                        + " proxy_host, name_not_found) select id, ?, true, 'NO', 'acme', 'sealed',"
                        + " 300, 'E164', 'E164', 'FROM', ?, ? from customer",
                Integer.toString(name),
                proxy,
                notFound);
        jdbc.update(
                "insert into trunk_address (trunk_id, place, host, port, transport)"
                        + " select id, 0, ?, 5060, 'UDP' from trunk where name = ?",
                host,
                Integer.toString(name));
    }
}
