package dev.patchbay.orchestrator.microsoft;

import dev.patchbay.microsoft.MicrosoftConnector;
import java.util.ServiceLoader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class MicrosoftConfiguration {

    @Bean
    MicrosoftConnector microsoftConnector() {
        return ServiceLoader.load(MicrosoftConnector.class)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no adapter for Microsoft 365"));
    }
}
