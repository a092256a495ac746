package dev.patchbay.orchestrator.provisioning;

import dev.patchbay.orchestrator.edge.Edge;
import dev.patchbay.orchestrator.engine.DesiredEngine;
import dev.patchbay.orchestrator.engine.Engines;
import dev.patchbay.orchestrator.limit.Limits;
import dev.patchbay.orchestrator.numberplan.Numbers;
import dev.patchbay.orchestrator.routing.CurrentRouter;
import dev.patchbay.orchestrator.routing.RoutesAhead;
import dev.patchbay.orchestrator.routing.RoutingTable;
import dev.patchbay.orchestrator.teams.Tenants;
import dev.patchbay.orchestrator.trunk.Trunks;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.SipAddress;
import dev.patchbay.telephony.SipTransport;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/// Reads what the admin said and turns it into what router and engines shall have.
@Component
class Provisioner {

    private static final int EDGE_PORT = 5060;

    /// Stands in for the edge where there is none.
    private static final SipAddress NO_EDGE = edge(new HostName("127.0.0.1"));

    private final Stored stored;
    private final CurrentRouter router;
    private final Engines engines;
    private final RoutesAhead.Mode mode;
    private final Edge edge;

    Provisioner(
            Stored stored,
            CurrentRouter router,
            Engines engines,
            RoutingProperties routing,
            Edge edge) {
        this.stored = stored;
        this.router = router;
        this.engines = engines;
        this.mode = routing.routing();
        this.edge = edge;
    }

    private static SipAddress edge(HostName privateAddress) {
        return new SipAddress(privateAddress, EDGE_PORT, SipTransport.TCP);
    }

    void provision() {
        var table = stored.routingTable();
        router.replace(table);
        var rows = RoutesAhead.of(table, mode);
        var first = true;
        for (var engine : engines.kinds().entrySet()) {
            var edges = edges(engine.getKey());
            var config = EngineFiles.of(engine.getValue(), edges, table.trunks().values(), first);
            engines.want(engine.getKey(), new DesiredEngine(config, rows));
            first = false;
        }
    }

    private List<SipAddress> edges(String engine) {
        var edges =
                edge.privateAddresses(engines.edgeOf(engine)).stream()
                        .map(Provisioner::edge)
                        .toList();
        return edges.isEmpty() ? List.of(NO_EDGE) : edges;
    }

    /// One consistent reading of all there is.
    @Component
    static class Stored {

        private final Tenants tenants;
        private final Trunks trunks;
        private final Numbers numbers;
        private final Limits limits;

        Stored(Tenants tenants, Trunks trunks, Numbers numbers, Limits limits) {
            this.limits = limits;
            this.tenants = tenants;
            this.trunks = trunks;
            this.numbers = numbers;
        }

        @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
        public RoutingTable routingTable() {
            return RoutingTable.of(tenants.all(), trunks.all(), numbers.all())
                    .limitedBy(limits.all());
        }
    }
}
