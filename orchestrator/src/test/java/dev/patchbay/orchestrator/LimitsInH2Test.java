package dev.patchbay.orchestrator;

import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "spring.datasource.url=jdbc:h2:mem:limits")
class LimitsInH2Test extends StoredLimits {

    LimitsInH2Test(ApplicationContext context) {
        super(context);
    }
}
