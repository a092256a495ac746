package dev.patchbay.orchestrator.trunk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.orchestrator.RealPostgres;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// A trunk's one account and proxy become the first of several.
class AccountsMigrationTest {

    @Test
    void keepsAccountsAndProxiesInH2() {
        keepsAccountsAndProxies("jdbc:h2:mem:accounts-migration;DB_CLOSE_DELAY=-1");
    }

    @Test
    void keepsAccountsAndProxiesInPostgres() {
        keepsAccountsAndProxies(RealPostgres.start());
    }

    private static void keepsAccountsAndProxies(String database) {
        // given
        var source = new DriverManagerDataSource(database);
        Schema.migrate(source, "090");
        var jdbc = new JdbcTemplate(source);
        jdbc.update("insert into customer (reseller_id, name) select id, 'Acme' from reseller");
        trunk(jdbc, "'1', 'acme', 'acme@carrier', 'sealed', 300, 'proxy.example', 5070, 'TCP'");
        trunk(jdbc, "'2', 'other', null, 'sealed too', 60, null, 5060, 'UDP'");
        trunk(jdbc, "'3', null, null, null, null, null, 5060, 'UDP'");

        // when
        Schema.migrate(source, "093");

        // then
        assertThat(
                        rows(
                                jdbc,
                                "select t.name, a.place, a.username, a.login_name,"
                                        + " a.sealed_password, a.numbers, a.way, a.refused"
                                        + " from trunk_account a join trunk t on t.id = a.trunk_id"
                                        + " order by t.name"))
                .containsExactly(
                        List.of("1", 0, "acme", "acme@carrier", "sealed", "", 1, false),
                        List.of("2", 0, "other", "other", "sealed too", "", 1, false));
        assertThat(
                        rows(
                                jdbc,
                                "select t.name, p.place, p.host, p.port, p.transport"
                                        + " from trunk_proxy p join trunk t on t.id = p.trunk_id"))
                .containsExactly(List.of("1", 0, "proxy.example", 5070, "TCP"));
    }

    private static List<List<Object>> rows(JdbcTemplate jdbc, String query) {
        return jdbc.queryForList(query).stream().map(row -> List.copyOf(row.values())).toList();
    }

    private static void trunk(JdbcTemplate jdbc, String values) {
        jdbc.update(
                "insert into trunk (customer_id, enabled, country, called_format, caller_format,"
                        + " caller_placement, name, username, login_name, sealed_password,"
                        + " refresh_seconds, proxy_host, proxy_port, proxy_transport)"
                        + " select id, true, 'NO', 'E164', 'E164', 'FROM', "
                        + values
                        + " from customer");
    }
}
