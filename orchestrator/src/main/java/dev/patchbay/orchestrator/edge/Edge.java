package dev.patchbay.orchestrator.edge;

import dev.patchbay.orchestrator.teams.Tenants;
import dev.patchbay.telephony.HostName;
import dev.patchbay.templates.EdgeConfig;
import dev.patchbay.templates.KamailioConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The edge as the settings have it. Its files depend on them alone, not on customers, so they are
/// written once, at start.
@Component
public class Edge {

    private static final Logger LOG = LoggerFactory.getLogger(Edge.class);

    private final EdgeProperties properties;
    private final Tenants tenants;
    private final Roots roots;

    Edge(EdgeProperties properties, Tenants tenants) {
        this.properties = properties;
        this.tenants = tenants;
        roots = Roots.with(properties.extraRootsFile());
    }

    public void write() {
        var folder = properties.configDirectory();
        if (folder == null) {
            LOG.info("no edge is configured (patchbay.edge.config-directory)");
            return;
        }
        try {
            var files = KamailioConfig.render(properties.toConfig(tenants.baseDomain()));
            LOG.info("edge: {} files changed", EdgeFiles.write(folder, files, EdgeFiles.READABLE));
        } catch (IOException e) {
            throw new UncheckedIOException("patchbay.edge.config-directory: " + folder, e);
        }
    }

    /// @return what the edge must know; empty where no edge is configured
    public Optional<EdgeConfig> config() {
        return Optional.ofNullable(properties.configDirectory())
                .map(_ -> properties.toConfig(tenants.baseDomain()));
    }

    /// @return where engines reach it; empty where there is none
    public Optional<HostName> privateAddress() {
        return Optional.ofNullable(properties.privateAddress());
    }

    /// What the edge itself would use to connect to a hub.
    public SSLContext hubContext(Optional<SbcCertificate> certificate) {
        return HubTls.context(certificate, roots.forHubs());
    }

    /// For an authority's own web server: the public roots, and the extra ones of the settings.
    public SSLContext publicContext() {
        return HubTls.context(Optional.empty(), roots.forSbcs());
    }

    /// Whether the edge's file of roots holds all of Microsoft's.
    public Finding trustStore() {
        var folder = properties.certificateDirectory();
        return folder == null
                ? new Finding(
                        Check.TRUST_STORE,
                        "",
                        Verdict.WARN,
                        "ca.pem is put there by hand and cannot be seen from here")
                : HubTls.trustStore(folder.resolve("ca.pem"), roots);
    }

    HostName baseDomain() {
        return tenants.baseDomain();
    }

    Roots roots() {
        return roots;
    }

    Optional<Path> certificateDirectory() {
        return Optional.ofNullable(properties.certificateDirectory());
    }
}
