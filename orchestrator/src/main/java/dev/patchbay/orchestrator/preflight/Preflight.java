package dev.patchbay.orchestrator.preflight;

import dev.patchbay.orchestrator.edge.Certificates;
import dev.patchbay.orchestrator.edge.Check;
import dev.patchbay.orchestrator.edge.Edge;
import dev.patchbay.orchestrator.edge.Finding;
import dev.patchbay.orchestrator.edge.SbcCertificate;
import dev.patchbay.orchestrator.edge.Verdict;
import dev.patchbay.orchestrator.teams.TeamsTenant;
import dev.patchbay.orchestrator.teams.Tenants;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.stereotype.Component;

/// Runs every check once, those that wait for somebody side by side.
@Component
public class Preflight {

    private final Edge edge;
    private final Certificates certificates;
    private final Tenants tenants;
    private final Outside outside;
    private final Clock clock;

    Preflight(Edge edge, Certificates certificates, Tenants tenants, Outside outside, Clock clock) {
        this.edge = edge;
        this.certificates = certificates;
        this.tenants = tenants;
        this.outside = outside;
        this.clock = clock;
    }

    /// Takes as long as the slowest look, a few seconds at most.
    ///
    /// @return in an order to read and mend them in; empty where no edge is configured
    public List<Finding> run() {
        return edge.configs().isEmpty() ? List.of() : looked();
    }

    private List<Finding> looked() {
        var certificate = certificates.current().map(Certificates.Stored::certificate);
        var names = tenants.all().stream().map(TeamsTenant::fqdn).toList();
        // all edges know the same hubs
        var known = edge.configs().getFirst();
        var hubs = new HubChecks(outside, known, edge.hubContext(certificate));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var looks = new ArrayList<Future<List<Finding>>>();
            for (var config : edge.configs()) {
                var addresses = new AddressChecks(outside, config);
                var here = names.stream().map(name -> name.below(config.domain())).toList();
                looks.add(threads.submit(() -> addresses.limits(here)));
                looks.add(threads.submit(() -> addresses.resolve(here)));
                looks.add(threads.submit(() -> addresses.port(certificate)));
            }
            looks.add(threads.submit(() -> judged(certificate)));
            looks.add(threads.submit(edge::trustStores));
            known.hubs().forEach(hub -> looks.add(threads.submit(() -> hubs.look(hub))));
            looks.add(
                    threads.submit(
                            () -> List.of(HubChecks.clock(outside.time(), clock.instant()))));
            return looks.stream().map(Preflight::found).flatMap(List::stream).toList();
        }
    }

    private List<Finding> judged(Optional<SbcCertificate> certificate) {
        return certificate
                .map(certificates::judge)
                .orElse(List.of(new Finding(Check.CERTIFICATE_THERE, "", Verdict.FAIL, "none")));
    }

    private static List<Finding> found(Future<List<Finding>> look) {
        try {
            return look.get();
        } catch (ExecutionException bug) {
            throw new IllegalStateException("a check could not be made", bug);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while looking", stop);
        }
    }
}
