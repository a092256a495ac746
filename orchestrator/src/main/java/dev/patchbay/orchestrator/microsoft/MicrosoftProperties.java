package dev.patchbay.orchestrator.microsoft;

import java.net.URI;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param cloud where our application is registered
/// @param authority where tokens and consent come from; the cloud's unless said otherwise
/// @param graph where the rest is asked, with its version; the cloud's unless said otherwise
/// @param publicAddress how an administrator's browser reaches our pages; consent returns there
/// @param patience the longest one answer may take
/// @param consentLifetime how long a consent link can be used
/// @param writesAtOnce how many changes of one tenant are being sent at once
/// @param pollEvery the first pause before Microsoft is asked how far it is; later ones are longer
/// @param operationPatience how long Microsoft may work on one change until the number is read
/// @param readingPatience how long Microsoft may show the former state after a change
/// @param nightly when everything is read anew and compared, in the machine's time
@ConfigurationProperties("patchbay.microsoft")
record MicrosoftProperties(
        @DefaultValue("worldwide") Cloud cloud,
        @Nullable URI authority,
        @Nullable URI graph,
        @Nullable URI publicAddress,
        @DefaultValue("30s") Duration patience,
        @DefaultValue("7d") Duration consentLifetime,
        @DefaultValue("2") int writesAtOnce,
        @DefaultValue("1s") Duration pollEvery,
        @DefaultValue("2m") Duration operationPatience,
        @DefaultValue("1m") Duration readingPatience,
        @DefaultValue("02:30") LocalTime nightly) {

    MicrosoftProperties {
        if (writesAtOnce < 1 || writesAtOnce > 2) {
            throw new IllegalArgumentException(
                    "patchbay.microsoft.writes-at-once: %d (expected: 1 or 2)"
                            .formatted(writesAtOnce));
        }
    }

    URI authorityInUse() {
        return Objects.requireNonNullElse(authority, cloud.authority());
    }

    URI graphInUse() {
        return Objects.requireNonNullElse(graph, cloud.graph());
    }
}
