package dev.patchbay.orchestrator.api;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// @param tokenFile holds the bearer token, 32 or more characters; without it the API refuses
///   everybody
@ConfigurationProperties("patchbay.api")
record ApiProperties(@Nullable Path tokenFile) {}
