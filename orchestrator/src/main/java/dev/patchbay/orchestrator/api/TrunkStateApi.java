package dev.patchbay.orchestrator.api;

import dev.patchbay.engine.spi.GatewayState.Health;
import dev.patchbay.orchestrator.dns.SipServer;
import dev.patchbay.orchestrator.engine.GatewayHistory;
import dev.patchbay.orchestrator.engine.GatewayHistory.Seen;
import dev.patchbay.orchestrator.limit.Usage;
import dev.patchbay.orchestrator.routing.GatewayNames;
import dev.patchbay.orchestrator.trunk.LookUp;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.orchestrator.trunk.Trunks;
import dev.patchbay.telephony.InvalidValueException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// How a trunk does on each engine, what of it is in use, and how it has been.
@RestController
class TrunkStateApi {

    /// @param roundTripMs of the latest OPTIONS; null where nobody asks
    record GatewayJson(
            String gateway,
            String engine,
            Health health,
            String detail,
            Instant since,
            @Nullable Double roundTripMs) {

        private static final double NANOS = 1e6;

        static GatewayJson of(Seen seen) {
            return new GatewayJson(
                    seen.gateway().value(),
                    seen.engine(),
                    seen.health(),
                    seen.detail(),
                    seen.since(),
                    seen.roundTrip().map(it -> it.toNanos() / NANOS).orElse(null));
        }
    }

    /// What DNS said of a name.
    ///
    /// @param lookedUp null if it never was
    /// @param trouble what was wrong then; null if nothing was
    record NameJson(
            String name,
            List<ServerJson> servers,
            @Nullable Instant lookedUp,
            Instant again,
            @Nullable String trouble) {

        static NameJson of(LookUp known) {
            return new NameJson(
                    known.place().hostAndPort(),
                    known.servers().stream().map(ServerJson::of).toList(),
                    known.at().orElse(null),
                    known.again(),
                    known.trouble().isEmpty() ? null : known.trouble());
        }
    }

    record ServerJson(
            String host, String address, int port, String transport, int priority, int weight) {

        static ServerJson of(SipServer server) {
            return new ServerJson(
                    server.host().value(),
                    server.address().value(),
                    server.port(),
                    server.transport().name(),
                    server.priority(),
                    server.weight());
        }
    }

    record Answer(
            List<GatewayJson> now,
            int inbound,
            int outbound,
            List<GatewayJson> changes,
            List<NameJson> names) {}

    private final Trunks trunks;
    private final GatewayHistory gateways;
    private final Usage usage;

    TrunkStateApi(Trunks trunks, GatewayHistory gateways, Usage usage) {
        this.trunks = trunks;
        this.gateways = gateways;
        this.usage = usage;
    }

    @GetMapping("/api/v1/trunks/{id}/state")
    Answer state(@PathVariable long id) {
        var trunk =
                trunks.byId(new TrunkId(id))
                        .orElseThrow(() ->
                                new InvalidValueException(
                                        "trunk", Long.toString(id), "a trunk that exists"));
        var names = GatewayNames.of(trunk);
        var use = usage.of(trunk.id());
        return new Answer(
                json(gateways.now(names)),
                use.inbound(),
                use.outbound(),
                json(gateways.changes(names)),
                trunks.lookUps(trunk.id()).stream().map(NameJson::of).toList());
    }

    private static List<GatewayJson> json(List<Seen> seen) {
        return seen.stream().map(GatewayJson::of).toList();
    }
}
