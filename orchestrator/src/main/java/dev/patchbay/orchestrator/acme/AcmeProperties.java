package dev.patchbay.orchestrator.acme;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param directory the authority's directory (RFC 8555 section 7.1.1); without it certificates are
///   uploaded
/// @param contact an e-mail address the authority may write to
/// @param propagation how long to wait, at most, until our own DNS shows the records; then the
///   authority is asked all the same
@ConfigurationProperties("patchbay.acme")
record AcmeProperties(
        @Nullable URI directory,
        @Nullable String contact,
        @DefaultValue("2m") Duration propagation) {

    AcmeProperties {
        if (directory != null && !"https".equals(directory.getScheme())) {
            throw new IllegalArgumentException(
                    "patchbay.acme.directory: %s (expected: an https address)"
                            .formatted(directory));
        }
    }
}
