package dev.patchbay.orchestrator.call;

import dev.patchbay.engine.spi.Diversion;
import dev.patchbay.orchestrator.engine.CallDecider;
import dev.patchbay.orchestrator.limit.CallKey;
import dev.patchbay.orchestrator.limit.Usage;
import dev.patchbay.orchestrator.routing.Call;
import dev.patchbay.orchestrator.routing.CurrentRouter;
import dev.patchbay.orchestrator.routing.RoutingTable;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class CallConfiguration {

    /// Knows nobody until the stored domain was read, which is before engines are connected.
    @Bean
    CurrentRouter currentRouter(Usage usage, Clock clock) {
        return new CurrentRouter(RoutingTable.of(List.of(), List.of(), List.of()), usage, clock);
    }

    @Bean
    CallDecider callDecider(CurrentRouter router) {
        return (engine, offered) ->
                router.route(
                        new Call(
                                offered.direction(),
                                offered.origin(),
                                offered.dialled(),
                                offered.caller(),
                                Diversion.last(offered.diverted())),
                        new CallKey(engine, offered.call()));
    }
}
