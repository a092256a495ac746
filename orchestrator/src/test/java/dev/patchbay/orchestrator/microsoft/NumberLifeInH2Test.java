package dev.patchbay.orchestrator.microsoft;

import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "spring.datasource.url=jdbc:h2:mem:microsoft")
class NumberLifeInH2Test extends NumberLife {

    NumberLifeInH2Test(ApplicationContext context) {
        super(context);
    }
}
