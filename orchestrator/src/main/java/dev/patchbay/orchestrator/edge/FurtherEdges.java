package dev.patchbay.orchestrator.edge;

import dev.patchbay.telephony.HostName;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Edges beside that of `patchbay.edge`, as a rule at other sites. They know the same hubs.
@ConfigurationProperties("patchbay")
record FurtherEdges(@DefaultValue List<FurtherEdge> furtherEdges) {

    /// @param baseDomain its own SBC name
    /// @param configDirectory folder shared with it
    /// @param certificateDirectory folder shared with it, for certificate and roots; without it
    ///   both are put there by hand
    /// @param publicAddress where Teams reaches it
    /// @param privateAddress where engines reach it, port 5060, TCP
    /// @param engines the engines' private addresses; those of other edges may be among them
    record FurtherEdge(
            HostName baseDomain,
            @Nullable Path configDirectory,
            @Nullable Path certificateDirectory,
            @Nullable HostName publicAddress,
            @Nullable HostName privateAddress,
            @Nullable List<HostName> engines) {

        /// What is left unsaid is as at the first edge.
        EdgeProperties like(EdgeProperties first) {
            return new EdgeProperties(
                    configDirectory,
                    certificateDirectory,
                    first.extraRootsFile(),
                    publicAddress,
                    privateAddress,
                    engines,
                    first.hubs(),
                    first.hubNetworks());
        }
    }

    FurtherEdges {
        furtherEdges = List.copyOf(furtherEdges);
    }
}
