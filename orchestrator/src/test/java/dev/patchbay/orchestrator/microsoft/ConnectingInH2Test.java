package dev.patchbay.orchestrator.microsoft;

import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "spring.datasource.url=jdbc:h2:mem:connecting")
class ConnectingInH2Test extends Connecting {

    ConnectingInH2Test(ApplicationContext context) {
        super(context);
    }
}
