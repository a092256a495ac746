package dev.patchbay.orchestrator;

import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "spring.datasource.url=jdbc:h2:mem:found")
class FoundInH2Test extends FoundNumbers {

    FoundInH2Test(ApplicationContext context) {
        super(context);
    }
}
