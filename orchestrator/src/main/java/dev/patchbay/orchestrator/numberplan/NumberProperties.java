package dev.patchbay.orchestrator.numberplan;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param ageing how long a released number rests before somebody else can have it
@ConfigurationProperties("patchbay.numbers")
record NumberProperties(@DefaultValue("0d") Duration ageing) {

    NumberProperties {
        if (ageing.isNegative()) {
            throw new IllegalArgumentException(
                    "patchbay.numbers.ageing: %s (expected: 0 or more)".formatted(ageing));
        }
    }
}
