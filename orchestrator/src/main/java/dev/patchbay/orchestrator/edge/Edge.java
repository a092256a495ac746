package dev.patchbay.orchestrator.edge;

import dev.patchbay.orchestrator.edge.FurtherEdges.FurtherEdge;
import dev.patchbay.orchestrator.teams.Tenants;
import dev.patchbay.telephony.HostName;
import dev.patchbay.templates.EdgeConfig;
import dev.patchbay.templates.KamailioConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The edges as the settings have them. Their files depend on them alone, not on customers, so they
/// are written once, at start.
@Component
public class Edge {

    private static final Logger LOG = LoggerFactory.getLogger(Edge.class);

    /// One edge and its folders.
    private record Place(EdgeConfig config, EdgeProperties properties) {

        Path configDirectory() {
            return Objects.requireNonNull(properties.configDirectory());
        }

        Optional<Path> certificateDirectory() {
            return Optional.ofNullable(properties.certificateDirectory());
        }
    }

    private final EdgeProperties first;
    private final List<Place> places;
    private final Tenants tenants;
    private final Roots roots;

    Edge(EdgeProperties first, FurtherEdges further, Tenants tenants) {
        this.first = first;
        this.tenants = tenants;
        places = places(first, further.furtherEdges(), tenants.baseDomain());
        roots = Roots.with(first.extraRootsFile());
    }

    private static List<Place> places(
            EdgeProperties first, List<FurtherEdge> further, HostName tenantDomain) {
        var places = new ArrayList<Place>();
        if (first.configDirectory() != null) {
            places.add(
                    new Place(first.toConfig("patchbay.edge", tenantDomain, tenantDomain), first));
        }
        for (var next = 0; next < further.size(); next++) {
            var setting = "patchbay.further-edges[%d]".formatted(next);
            var domain = further.get(next).baseDomain();
            var properties = further.get(next).like(first);
            if (places.isEmpty() || properties.configDirectory() == null) {
                throw new IllegalArgumentException(
                        "%s.config-directory: missing (expected: a folder, here and for"
                                        .formatted(setting)
                                + " patchbay.edge)");
            }
            if (places.stream().anyMatch(it -> it.config().domain().equals(domain))) {
                throw new IllegalArgumentException(
                        "%s.base-domain: %s (expected: a name no other edge has)"
                                .formatted(setting, domain));
            }
            places.add(new Place(properties.toConfig(setting, domain, tenantDomain), properties));
        }
        return List.copyOf(places);
    }

    public void write() {
        if (places.isEmpty()) {
            LOG.info("no edge is configured (patchbay.edge.config-directory)");
        }
        for (var place : places) {
            try {
                var files = KamailioConfig.render(place.config());
                LOG.info(
                        "edge {}: {} files changed",
                        place.config().domain(),
                        EdgeFiles.write(place.configDirectory(), files, EdgeFiles.READABLE));
            } catch (IOException e) {
                throw new UncheckedIOException("config-directory: " + place.configDirectory(), e);
            }
        }
    }

    /// @return what each edge must know, in the order of the settings; empty where no edge is
    ///   configured
    public List<EdgeConfig> configs() {
        return places.stream().map(Place::config).toList();
    }

    /// Where engines reach the edges; empty where there is none.
    ///
    /// @param preferred the base domain of the edge that comes first, if not as in the settings
    /// @throws IllegalArgumentException if no edge has this base domain
    public List<HostName> privateAddresses(Optional<HostName> preferred) {
        if (places.isEmpty()) {
            return Optional.ofNullable(first.privateAddress()).stream().toList();
        }
        var front = preferred.orElse(tenants.baseDomain());
        if (!tenants.baseDomains().contains(front)) {
            throw new IllegalArgumentException(
                    "an engine's edge: %s (expected one of: %s)"
                            .formatted(front, tenants.baseDomains()));
        }
        return configs().stream()
                .sorted(Comparator.comparing(edge -> !edge.domain().equals(front)))
                .map(EdgeConfig::privateAddress)
                .toList();
    }

    /// What the edges themselves would use to connect to a hub.
    public SSLContext hubContext(Optional<SbcCertificate> certificate) {
        return HubTls.context(certificate, roots.forHubs());
    }

    /// For an authority's own web server: the public roots, and the extra ones of the settings.
    public SSLContext publicContext() {
        return HubTls.context(Optional.empty(), roots.forSbcs());
    }

    /// Whether each edge's file of roots holds all of Microsoft's.
    public List<Finding> trustStores() {
        return places.stream().map(this::trustStore).toList();
    }

    private Finding trustStore(Place place) {
        var about = place.config().domain().value();
        return place.certificateDirectory()
                .map(folder -> HubTls.trustStore(about, folder.resolve("ca.pem"), roots))
                .orElseGet(() ->
                        new Finding(
                                Check.TRUST_STORE,
                                about,
                                Verdict.WARN,
                                "ca.pem is put there by hand and cannot be seen from here"));
    }

    List<HostName> baseDomains() {
        return tenants.baseDomains();
    }

    Roots roots() {
        return roots;
    }

    List<Path> certificateDirectories() {
        return places.stream().flatMap(place -> place.certificateDirectory().stream()).toList();
    }
}
