package dev.patchbay.orchestrator.preflight;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param timeSource any web server whose clock is right; its `Date` is compared with ours
/// @param patience how long one look may take
@ConfigurationProperties("patchbay.preflight")
record PreflightProperties(
        @DefaultValue("https://login.microsoftonline.com/") URI timeSource,
        @DefaultValue("5s") Duration patience) {}
