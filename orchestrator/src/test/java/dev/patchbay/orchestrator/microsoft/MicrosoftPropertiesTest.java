package dev.patchbay.orchestrator.microsoft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class MicrosoftPropertiesTest {

    @Test
    void defaults() {
        assertThat(bind(Map.of("patience", "30s")))
                .isEqualTo(
                        new MicrosoftProperties(
                                Cloud.WORLDWIDE,
                                null,
                                null,
                                null,
                                Duration.ofSeconds(30),
                                Duration.ofDays(7),
                                2,
                                Duration.ofSeconds(1),
                                Duration.ofMinutes(2),
                                Duration.ofMinutes(1),
                                LocalTime.of(2, 30)));
    }

    @Test
    void names() {
        var settings =
                bind(
                        Map.ofEntries(
                                Map.entry("cloud", "us-government"),
                                Map.entry("authority", "http://graph:8080"),
                                Map.entry("graph", "http://graph:8080/v1.0"),
                                Map.entry("public-address", "https://patchbay.example"),
                                Map.entry("patience", "5s"),
                                Map.entry("consent-lifetime", "1d"),
                                Map.entry("writes-at-once", "1"),
                                Map.entry("poll-every", "2s"),
                                Map.entry("operation-patience", "3m"),
                                Map.entry("reading-patience", "2m"),
                                Map.entry("nightly", "04:00")));

        assertThat(settings.cloud().numbersByGraph()).isFalse();
        assertThat(settings.authorityInUse()).isEqualTo(URI.create("http://graph:8080"));
        assertThat(settings.graphInUse()).isEqualTo(URI.create("http://graph:8080/v1.0"));
        assertThat(settings.publicAddress()).isEqualTo(URI.create("https://patchbay.example"));
        assertThat(settings.patience()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.consentLifetime()).isEqualTo(Duration.ofDays(1));
        assertThat(settings.writesAtOnce()).isEqualTo(1);
        assertThat(settings.pollEvery()).isEqualTo(Duration.ofSeconds(2));
        assertThat(settings.operationPatience()).isEqualTo(Duration.ofMinutes(3));
        assertThat(settings.readingPatience()).isEqualTo(Duration.ofMinutes(2));
        assertThat(settings.nightly()).isEqualTo(LocalTime.of(4, 0));
    }

    @Test
    void refusesMoreWritesAtOnceThanMicrosoftLikes() {
        assertThatThrownBy(() -> bind(Map.of("writes-at-once", "3")))
                .isInstanceOf(BindException.class)
                .hasRootCauseMessage("patchbay.microsoft.writes-at-once: 3 (expected: 1 or 2)");
    }

    private static MicrosoftProperties bind(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bind("", MicrosoftProperties.class)
                .get();
    }
}
