package dev.patchbay.orchestrator.microsoft;

import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "spring.datasource.url=jdbc:h2:mem:troubles")
class NumberTroublesInH2Test extends NumberTroubles {

    NumberTroublesInH2Test(ApplicationContext context) {
        super(context);
    }
}
