package dev.patchbay.orchestrator.edge;

import dev.patchbay.orchestrator.customer.CustomerId;
import dev.patchbay.orchestrator.edge.FurtherEdges.FurtherEdge;
import dev.patchbay.orchestrator.teams.TeamsTenant;
import dev.patchbay.orchestrator.teams.TenantId;
import dev.patchbay.orchestrator.teams.Tenants;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.PhoneNumber;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An edge by its settings, with certificate and customers, and without a database.
public final class EdgeOnPaper {

    private final Path folder;
    private final List<HostName> domains;
    private final HostName publicAddress;
    private final List<HostName> customers;
    private final List<String> hubNetworks;
    private final List<X509Certificate> extraRoots;
    private final Optional<SbcCertificate> certificate;

    /// @param folder takes the edges' files
    /// @param domains the base domain of each edge; they share the public address
    /// @param extraRoots what stands for the public authorities, on both sides
    public EdgeOnPaper(
            Path folder,
            List<HostName> domains,
            HostName publicAddress,
            List<HostName> customers,
            List<String> hubNetworks,
            List<X509Certificate> extraRoots,
            Optional<SbcCertificate> certificate) {
        this.folder = folder;
        this.domains = List.copyOf(domains);
        this.publicAddress = publicAddress;
        this.customers = List.copyOf(customers);
        this.hubNetworks = List.copyOf(hubNetworks);
        this.extraRoots = List.copyOf(extraRoots);
        this.certificate = certificate;
    }

    public Edge edge() {
        try {
            var roots = folder.resolve("extra-roots.pem");
            Files.writeString(roots, SbcCertificate.pem(extraRoots));
            var all = new ArrayList<>(Roots.with(roots).forHubs());
            Files.writeString(folder.resolve("ca.pem"), SbcCertificate.pem(all));
            return new Edge(
                    new EdgeProperties(
                            folder,
                            folder,
                            roots,
                            publicAddress,
                            new HostName("127.0.0.1"),
                            List.of(new HostName("127.0.0.1")),
                            null,
                            hubNetworks),
                    new FurtherEdges(domains.stream().skip(1).map(this::further).toList()),
                    tenants());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FurtherEdge further(HostName domain) {
        return new FurtherEdge(
                domain,
                folder,
                folder,
                publicAddress,
                new HostName("127.0.0.1"),
                List.of(new HostName("127.0.0.1")));
    }

    public static String pem(X509Certificate certificate) {
        return SbcCertificate.pem(List.of(certificate));
    }

    /// With its key.
    public static String pem(SbcCertificate certificate) {
        return certificate.chainPem() + certificate.keyPem();
    }

    public Path trustStore() {
        return folder.resolve("ca.pem");
    }

    public Certificates certificates(Edge edge, Clock clock) {
        return new Certificates() {
            @Override
            public Optional<Stored> current() {
                return certificate.map(it -> new Stored(it, clock.instant(), false));
            }

            @Override
            public List<Finding> judge(SbcCertificate it) {
                return CertificateJudge.judge(
                        it, edge.baseDomains(), edge.roots().forSbcs(), clock.instant());
            }

            @Override
            public void use(SbcCertificate it) {
                throw new UnsupportedOperationException("nothing is stored here");
            }

            @Override
            public void useOrdered(SbcCertificate it) {
                throw new UnsupportedOperationException("nothing is stored here");
            }

            @Override
            public Optional<Expiry> expiry() {
                return Optional.empty();
            }
        };
    }

    public Tenants tenants() {
        return new Tenants() {
            @Override
            public List<TeamsTenant> all() {
                return customers.stream()
                        .map(name ->
                                new TeamsTenant(
                                        new TenantId(1),
                                        new CustomerId(1),
                                        name,
                                        true,
                                        Optional.empty()))
                        .toList();
            }

            @Override
            public Optional<TeamsTenant> byId(TenantId id) {
                return Optional.empty();
            }

            @Override
            public Optional<TeamsTenant> ofCustomer(CustomerId customer) {
                return Optional.empty();
            }

            @Override
            public HostName baseDomain() {
                return domains.getFirst();
            }

            @Override
            public List<HostName> baseDomains() {
                return domains;
            }

            @Override
            public TeamsTenant add(CustomerId customer, String label) {
                throw new UnsupportedOperationException("nothing is stored here");
            }

            @Override
            public TeamsTenant enable(TenantId id, boolean enabled) {
                throw new UnsupportedOperationException("nothing is stored here");
            }

            @Override
            public TeamsTenant name(TenantId id, Optional<PhoneNumber> number) {
                throw new UnsupportedOperationException("nothing is stored here");
            }

            @Override
            public void remove(TenantId id) {
                throw new UnsupportedOperationException("nothing is stored here");
            }
        };
    }
}
