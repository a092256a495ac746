package dev.patchbay.orchestrator.edge;

import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.Ipv4Network;
import dev.patchbay.templates.EdgeConfig;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// The edge between Teams and the engines; further ones are in [FurtherEdges].
///
/// @param configDirectory folder shared with the edge; without it no edge is configured
/// @param publicAddress where Teams reaches it
/// @param privateAddress where engines reach it, port 5060, TCP
/// @param engines the engines' private addresses
/// @param certificateDirectory folder shared with the edge, for the certificate uploaded here and
///   the roots hubs are known by; without it both are put there by hand
/// @param extraRootsFile roots, in PEM, that are trusted beside the public ones: for test networks
/// @param hubs Teams' hubs in the order they are tried; Microsoft's three unless said otherwise
/// @param hubNetworks where Teams may call from; Microsoft's ranges unless said otherwise
@ConfigurationProperties("patchbay.edge")
record EdgeProperties(
        @Nullable Path configDirectory,
        @Nullable Path certificateDirectory,
        @Nullable Path extraRootsFile,
        @Nullable HostName publicAddress,
        @Nullable HostName privateAddress,
        @Nullable List<HostName> engines,
        @Nullable List<HostName> hubs,
        @Nullable List<String> hubNetworks) {

    /// The edge as templates want it; to be asked for only where there is one.
    ///
    /// @param setting what its settings begin with
    /// @param tenantDomain the domain of the first edge
    EdgeConfig toConfig(String setting, HostName domain, HostName tenantDomain) {
        return new EdgeConfig(
                domain,
                tenantDomain,
                given(setting + ".public-address", publicAddress),
                given(setting + ".private-address", privateAddress),
                hubs == null ? EdgeConfig.MICROSOFT_HUBS : hubs,
                hubNetworks == null
                        ? EdgeConfig.MICROSOFT_NETWORKS
                        : hubNetworks.stream().map(Ipv4Network::parse).toList(),
                given(setting + ".engines", engines));
    }

    private static <T> T given(String name, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException(
                    "%s: missing (expected: a value, since config-directory is set)"
                            .formatted(name));
        }
        return value;
    }
}
