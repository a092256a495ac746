package dev.patchbay.orchestrator.teams;

import dev.patchbay.telephony.HostName;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What tenants must know of the edges beside the first.
@ConfigurationProperties("patchbay")
record FurtherDomains(@DefaultValue List<Domain> furtherEdges) {

    /// @param baseDomain the edge's own SBC name; every tenant has one label below it, too
    record Domain(HostName baseDomain) {}

    FurtherDomains {
        furtherEdges = List.copyOf(furtherEdges);
    }
}
