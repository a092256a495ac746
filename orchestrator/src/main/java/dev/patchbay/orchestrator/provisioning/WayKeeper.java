package dev.patchbay.orchestrator.provisioning;

import dev.patchbay.engine.spi.GatewayName;
import dev.patchbay.engine.spi.GatewayState;
import dev.patchbay.orchestrator.engine.Engines;
import dev.patchbay.orchestrator.provisioning.WayChoice.Tour;
import dev.patchbay.orchestrator.routing.CurrentRouter;
import dev.patchbay.orchestrator.routing.GatewayNames;
import dev.patchbay.orchestrator.trunk.Standing;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.orchestrator.trunk.TrunkConnection.Registration;
import dev.patchbay.orchestrator.trunk.Trunks;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Looks how accounts stand at their registrars, and stores it where it has changed: config and
/// routes follow, as from any other change of a trunk. While nobody looks, engines go on with the
/// ways they have.
@Component
class WayKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(WayKeeper.class);

    private final Engines engines;
    private final CurrentRouter router;
    private final Trunks trunks;
    private final Clock clock;

    /// By the account's gateway of its first way.
    private final Map<GatewayName, Tour> tours = new HashMap<>();

    WayKeeper(Engines engines, CurrentRouter router, Trunks trunks, Clock clock) {
        this.engines = engines;
        this.router = router;
        this.trunks = trunks;
        this.clock = clock;
    }

    /// The first engine registers for all.
    @Scheduled(initialDelay = 3, fixedDelay = 3, timeUnit = TimeUnit.SECONDS)
    synchronized void look() {
        var states =
                engines.statuses().stream()
                        .limit(1)
                        .flatMap(engine -> engine.gateways().stream())
                        .collect(Collectors.toMap(GatewayState::gateway, it -> it));
        if (states.isEmpty()) {
            return; // it is away, and registers as it did
        }
        tours.keySet().retainAll(states.keySet());
        states.keySet().stream()
                .flatMap(gateway -> GatewayNames.trunkOf(gateway).stream())
                .distinct()
                .flatMap(id -> router.trunk(id).stream())
                .filter(trunk -> trunk.live() && trunk.connection() instanceof Registration)
                .forEach(trunk -> look(trunk, states));
    }

    private void look(Trunk trunk, Map<GatewayName, GatewayState> states) {
        var before = trunk.accountStandings();
        var now =
                IntStream.range(0, before.size())
                        .mapToObj(it -> standing(trunk, it, before.get(it), states))
                        .toList();
        if (!now.equals(before) && trunks.stand(trunk.id(), now)) {
            for (var account = 0; account < now.size(); account++) {
                note(trunk, account, before.get(account), now.get(account));
            }
        }
    }

    private Standing standing(
            Trunk trunk, int account, Standing before, Map<GatewayName, GatewayState> states) {
        var ways =
                IntStream.rangeClosed(1, trunk.ways().size())
                        .mapToObj(way -> GatewayNames.of(trunk.id(), account, way))
                        .map(gateway -> Optional.ofNullable(states.get(gateway)))
                        .toList();
        var tour =
                tours.computeIfAbsent(
                        GatewayNames.of(trunk.id(), account, 1),
                        name -> Tour.begun(clock.instant()));
        if (ways.get(before.way() - 1).filter(GatewayState::registered).isPresent()) {
            tours.put(GatewayNames.of(trunk.id(), account, 1), tour.arrived());
        }
        return WayChoice.of(before, ways, tour, clock.instant());
    }

    private void note(Trunk trunk, int account, Standing before, Standing now) {
        var name = GatewayNames.of(trunk.id(), account, 1);
        if (now.way() != before.way()) {
            tours.computeIfPresent(name, (gateway, tour) -> tour.moved(clock.instant()));
            LOG.info("account {}: registers by way {} from now on", name, now.way());
        }
        if (now.refused() != before.refused()) {
            LOG.info(
                    "account {}: {}",
                    name,
                    now.refused()
                            ? "its registrar will not have it, calls go by others first"
                            : "its registrar has it again");
        }
    }
}
