package dev.patchbay.orchestrator.trunk;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/// The database as some version left it.
final class Schema {

    private Schema() {}

    static void migrate(DataSource source, String target) {
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .target(target)
                .load()
                .migrate();
    }
}
