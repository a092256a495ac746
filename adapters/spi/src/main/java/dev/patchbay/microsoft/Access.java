package dev.patchbay.microsoft;

import java.net.URI;
import java.time.Duration;
import java.util.UUID;

/// All it takes to ask one tenant.
///
/// @param client the application's id, the same in every tenant
/// @param tenant the tenant's directory id
/// @param authority where tokens come from, such as `https://login.microsoftonline.com`
/// @param graph where the rest is asked, with its version, such as
///   `https://graph.microsoft.com/v1.0`
/// @param scope what a token is asked for, such as `https://graph.microsoft.com/.default`
/// @param patience the longest one answer may take
public record Access(
        UUID client,
        Credential credential,
        UUID tenant,
        URI authority,
        URI graph,
        String scope,
        Duration patience) {}
