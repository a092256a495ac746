package dev.patchbay.orchestrator;

import org.springframework.context.ApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// On a real PostgreSQL, started for this test.
class CallersInPostgresTest extends StoredCallers {

    CallersInPostgresTest(ApplicationContext context) {
        super(context);
    }

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", RealPostgres::start);
    }
}
