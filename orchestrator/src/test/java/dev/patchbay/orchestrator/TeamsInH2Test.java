package dev.patchbay.orchestrator;

import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "spring.datasource.url=jdbc:h2:mem:teams")
class TeamsInH2Test extends StoredTeams {

    TeamsInH2Test(ApplicationContext context) {
        super(context);
    }
}
