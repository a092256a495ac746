package dev.patchbay.orchestrator;

import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "spring.datasource.url=jdbc:h2:mem:stored")
class StoredInH2Test extends StoredDomain {

    StoredInH2Test(ApplicationContext context) {
        super(context);
    }
}
