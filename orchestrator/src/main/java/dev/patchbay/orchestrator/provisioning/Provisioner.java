package dev.patchbay.orchestrator.provisioning;

import dev.patchbay.engine.spi.EngineConfig;
import dev.patchbay.engine.spi.EngineKind;
import dev.patchbay.engine.spi.TableChanges;
import dev.patchbay.orchestrator.edge.Edge;
import dev.patchbay.orchestrator.engine.DesiredEngine;
import dev.patchbay.orchestrator.engine.DesiredTable;
import dev.patchbay.orchestrator.engine.Engines;
import dev.patchbay.orchestrator.routing.CurrentRouter;
import dev.patchbay.orchestrator.routing.RoutesAhead;
import dev.patchbay.orchestrator.routing.RoutingTable;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.SipAddress;
import dev.patchbay.telephony.SipTransport;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Component;

/// Turns what the admin said into what router and engines shall have. Used by one thread.
@Component
class Provisioner {

    private static final int EDGE_PORT = 5060;

    /// Stands in for the edge where there is none.
    private static final SipAddress NO_EDGE = edge(new HostName("127.0.0.1"));

    private final DomainReadings readings;
    private final CurrentRouter router;
    private final Engines engines;
    private final RoutesAhead.Mode mode;
    private final Edge edge;
    private RoutingTable table = RoutingTable.EMPTY;
    private Map<String, Rendered> rendered = Map.of();

    /// Config and all it was made from. Thousands of trunks take a while to render, and most
    /// changes are about numbers.
    private record Rendered(
            EngineKind kind,
            List<SipAddress> edges,
            Map<TrunkId, Trunk> trunks,
            boolean registers,
            EngineConfig config) {

        static Rendered of(
                EngineKind kind,
                List<SipAddress> edges,
                Map<TrunkId, Trunk> trunks,
                boolean registers) {
            var config = EngineFiles.of(kind, edges, trunks.values(), registers);
            return new Rendered(kind, edges, trunks, registers, config);
        }

        boolean isFor(
                EngineKind otherKind,
                List<SipAddress> otherEdges,
                Map<TrunkId, Trunk> otherTrunks,
                boolean otherRegisters) {
            return kind.equals(otherKind)
                    && edges.equals(otherEdges)
                    && trunks.equals(otherTrunks)
                    && registers == otherRegisters;
        }
    }

    Provisioner(
            DomainReadings readings,
            CurrentRouter router,
            Engines engines,
            RoutingProperties routing,
            Edge edge) {
        this.readings = readings;
        this.router = router;
        this.engines = engines;
        this.mode = routing.routing();
        this.edge = edge;
    }

    private static SipAddress edge(HostName privateAddress) {
        return new SipAddress(privateAddress, EDGE_PORT, SipTransport.TCP);
    }

    void provision(Changes.Taken changes) {
        table = changes.everything() ? readings.all() : readings.changed(table, changes);
        router.replace(table);
        var rows = new RowsAhead(new RoutesAhead(table, mode));
        var configs = new HashMap<String, Rendered>();
        var first = true;
        for (var engine : engines.kinds().entrySet()) {
            var config = config(engine.getKey(), engine.getValue(), first);
            configs.put(engine.getKey(), config);
            engines.want(engine.getKey(), new DesiredEngine(config.config(), rows));
            first = false;
        }
        rendered = configs;
    }

    private Rendered config(String engine, EngineKind kind, boolean first) {
        var edges = edges(engine);
        var before = rendered.get(engine);
        return before != null && before.isFor(kind, edges, table.trunks(), first)
                ? before
                : Rendered.of(kind, edges, table.trunks(), first);
    }

    private List<SipAddress> edges(String engine) {
        var edges =
                edge.privateAddresses(engines.edgeOf(engine)).stream()
                        .map(Provisioner::edge)
                        .toList();
        return edges.isEmpty() ? List.of(NO_EDGE) : edges;
    }

    private record RowsAhead(RoutesAhead rows) implements DesiredTable {

        @Override
        public void forEach(BiConsumer<String, String> row) {
            rows.forEach(row);
        }

        @Override
        public TableChanges since(DesiredTable earlier) {
            return rows.since(((RowsAhead) earlier).rows);
        }
    }
}
