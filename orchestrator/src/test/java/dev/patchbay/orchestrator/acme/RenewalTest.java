package dev.patchbay.orchestrator.acme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.orchestrator.edge.Authority;
import dev.patchbay.orchestrator.edge.Certificates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenewalTest {

    private static final Authority AUTHORITY = new Authority("Renewal");

    private final Instant now = Clock.systemUTC().instant();

    @ParameterizedTest
    @CsvSource({"1, 89, false", "59, 31, false", "61, 29, true", "89, 1, true", "95, -5, true"})
    void comesWhenAThirdOfTheLifeIsLeft(int daysOld, int daysLeft, boolean due) {
        var certificate =
                AUTHORITY.issue(
                        Authority.rsaOrder(2048)
                                .names("sbc.example.com", "*.sbc.example.com")
                                .valid(Duration.ofDays(-daysOld), Duration.ofDays(daysLeft)));

        assertThat(AcmeOrders.due(new Certificates.Stored(certificate, now, true), now))
                .isEqualTo(due);
    }
}
