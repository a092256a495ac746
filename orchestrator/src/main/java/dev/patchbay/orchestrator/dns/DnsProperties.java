package dev.patchbay.orchestrator.dns;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// @param dnsHook a program that publishes DNS records: called with `add` or `remove`, the name and
///   the TXT record's value, and given 30 seconds; what it prints is shown if it fails. A name may
///   have several values, so `add` must leave the others alone
@ConfigurationProperties("patchbay.teams")
record DnsProperties(@Nullable Path dnsHook) {}
