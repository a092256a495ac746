package dev.patchbay.lab.hub;

import java.util.List;
import java.util.Optional;

/// Microsoft's names, and one-label wildcards as in certificates.
final class Names {

    static final List<String> HUBS =
            List.of(
                    "sip.pstnhub.microsoft.com",
                    "sip2.pstnhub.microsoft.com",
                    "sip3.pstnhub.microsoft.com");

    /// The proxy of one region, which in-dialog requests must come through; each hub has its own.
    static final String REGION =
            Optional.ofNullable(System.getenv("HUB_REGION"))
                    .orElse("sip-du-a-eu1.pstnhub.microsoft.com");

    static final String API = "api-du-a-uswe2.pstnhub.microsoft.com";

    private Names() {}

    static boolean ours(String host) {
        return host.endsWith(".pstnhub.microsoft.com");
    }
}
