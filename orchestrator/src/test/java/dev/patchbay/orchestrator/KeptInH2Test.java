package dev.patchbay.orchestrator;

import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "spring.datasource.url=jdbc:h2:mem:kept")
class KeptInH2Test extends KeptNumbers {

    KeptInH2Test(ApplicationContext context) {
        super(context);
    }
}
