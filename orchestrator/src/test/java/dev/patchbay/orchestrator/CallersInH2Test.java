package dev.patchbay.orchestrator;

import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "spring.datasource.url=jdbc:h2:mem:callers")
class CallersInH2Test extends StoredCallers {

    CallersInH2Test(ApplicationContext context) {
        super(context);
    }
}
