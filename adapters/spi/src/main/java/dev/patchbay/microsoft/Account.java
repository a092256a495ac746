package dev.patchbay.microsoft;

import java.util.Optional;
import java.util.UUID;

/// Somebody, or something, a number can lead to.
///
/// @param principal the user principal name, in lower case
/// @param usageLocation a country's two letters; licences need one
/// @param phone has a licence with Teams Phone that is in force
/// @param voiceApplication has the licence of a resource account
/// @param resource by its department, which Microsoft sets for resource accounts
public record Account(
        UUID id,
        String principal,
        String name,
        Optional<String> usageLocation,
        boolean phone,
        boolean voiceApplication,
        boolean resource) {}
