package dev.patchbay.orchestrator;

import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "spring.datasource.url=jdbc:h2:mem:imported")
class ImportedInH2Test extends ImportedNumbers {

    ImportedInH2Test(ApplicationContext context) {
        super(context);
    }
}
