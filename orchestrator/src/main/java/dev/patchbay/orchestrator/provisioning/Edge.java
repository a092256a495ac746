package dev.patchbay.orchestrator.provisioning;

import dev.patchbay.orchestrator.teams.Tenants;
import dev.patchbay.templates.KamailioConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The edge's files. They depend on this installation's settings alone, not on customers, so they
/// are written once, at start.
@Component
class Edge {

    private static final Logger LOG = LoggerFactory.getLogger(Edge.class);

    private final EdgeProperties properties;
    private final Tenants tenants;

    Edge(EdgeProperties properties, Tenants tenants) {
        this.properties = properties;
        this.tenants = tenants;
    }

    void write() {
        var folder = properties.configDirectory();
        if (folder == null) {
            LOG.info("no edge is configured (patchbay.edge.config-directory)");
            return;
        }
        var config = properties.toConfig(tenants.baseDomain());
        try {
            var changed = EdgeFiles.write(folder, KamailioConfig.render(config));
            LOG.info("edge: {} files changed", changed);
        } catch (IOException e) {
            throw new UncheckedIOException("patchbay.edge.config-directory: " + folder, e);
        }
    }
}
