package dev.patchbay.lab.hub;

import java.util.List;

/// Microsoft's names, and one-label wildcards as in certificates.
final class Names {

    static final List<String> HUBS =
            List.of(
                    "sip.pstnhub.microsoft.com",
                    "sip2.pstnhub.microsoft.com",
                    "sip3.pstnhub.microsoft.com");

    /// The proxy of one region, which in-dialog requests must come through.
    static final String REGION = "sip-du-a-eu1.pstnhub.microsoft.com";

    static final String API = "api-du-a-uswe2.pstnhub.microsoft.com";

    private Names() {}

    static boolean ours(String host) {
        return host.endsWith(".pstnhub.microsoft.com");
    }
}
