package dev.patchbay.microsoft;

import java.util.List;
import java.util.UUID;

/// Whose tenant it is.
///
/// @param domains the verified ones, in lower case
public record Organisation(UUID id, String name, List<String> domains) {

    public Organisation {
        domains = List.copyOf(domains);
    }
}
