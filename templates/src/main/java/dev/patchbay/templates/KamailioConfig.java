package dev.patchbay.templates;

import dev.patchbay.telephony.HostName;
import java.util.List;
import java.util.Map;

/// Renders the edge's Kamailio. The files belong into one folder of their own, from where the image
/// `telephony-images/kamailio` takes them into use.
public final class KamailioConfig {

    private static final List<String> FILES =
            List.of(
                    "address.list",
                    "dispatcher.list",
                    "health.cfg",
                    "kamailio.cfg",
                    "replies.cfg",
                    "requests.cfg",
                    "tls.cfg");

    /// Kamailio has strings, comments (`#`, `//`, `/*`), pseudo-variables (`$`) and `;` as its
    /// separator; names, addresses and numbers need none of them.
    private static final FileFormat FORMAT =
            FileFormat.of(
                    "kamailio",
                    "[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?",
                    "a name, address or number");

    private static final Templates TEMPLATES = new Templates("kamailio", FORMAT);

    private KamailioConfig() {}

    /// @return file name to content
    public static Map<String, String> render(EdgeConfig edge) {
        return TEMPLATES.renderAll(
                FILES,
                Map.of(
                        "domain", edge.domain(),
                        "labels", labels(edge.domain()),
                        "tenantDomain", edge.tenantDomain(),
                        "tenantLabels", labels(edge.tenantDomain()),
                        "publicAddress", edge.publicAddress(),
                        "privateAddress", edge.privateAddress(),
                        "hubs", edge.hubs(),
                        "hubNetworks", edge.hubNetworks(),
                        "engines", edge.engines()));
    }

    /// For patterns, in which a dot must be written so that it means one.
    private static List<String> labels(HostName domain) {
        return List.of(domain.value().split("\\.", -1));
    }
}
