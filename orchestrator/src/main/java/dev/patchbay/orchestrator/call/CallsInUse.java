package dev.patchbay.orchestrator.call;

import dev.patchbay.engine.spi.ActiveCall;
import dev.patchbay.engine.spi.CallId;
import dev.patchbay.engine.spi.CallRecord;
import dev.patchbay.engine.spi.Direction;
import dev.patchbay.orchestrator.engine.CallWatch;
import dev.patchbay.orchestrator.limit.CallKey;
import dev.patchbay.orchestrator.limit.Payer;
import dev.patchbay.orchestrator.limit.Usage;
import dev.patchbay.orchestrator.routing.Call;
import dev.patchbay.orchestrator.routing.CurrentRouter;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.orchestrator.trunk.Trunks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Tells what is in use: the calls engines say there are, and the minutes on record.
@Component
class CallsInUse implements CallWatch, SmartLifecycle {

    /// More than the longest day.
    private static final Duration REMEMBERED = Duration.ofHours(26);

    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final int BEFORE_ENGINES = Integer.MAX_VALUE - 1;

    private final Usage usage;
    private final CurrentRouter router;
    private final CallRows rows;
    private final Trunks trunks;
    private final Clock clock;
    private volatile boolean running;

    CallsInUse(Usage usage, CurrentRouter router, CallRows rows, Trunks trunks, Clock clock) {
        this.usage = usage;
        this.router = router;
        this.rows = rows;
        this.trunks = trunks;
        this.clock = clock;
    }

    @Override
    public Consumer<List<ActiveCall>> look(String engine) {
        return usage.look(engine, this::payer);
    }

    /// By its route, or, where the engine does not tell that, as it would be decided now.
    private Optional<Payer> payer(ActiveCall call) {
        return TrunkOfCall.of(call, router::trunkOf)
                .flatMap(trunk -> router.payer(trunk, call.direction()))
                .or(() ->
                        router.payer(
                                new Call(
                                        call.direction(),
                                        call.origin(),
                                        call.dialled(),
                                        call.caller())));
    }

    @Override
    public void unheard(String engine, CallId call) {
        usage.ended(new CallKey(engine, call));
    }

    @Override
    public void gone(String engine) {
        usage.gone(engine);
    }

    @TransactionalEventListener
    void on(CallsKept kept) {
        for (var record : kept.records()) {
            usage.ended(new CallKey(kept.engine(), record.call()));
            spoken(record);
        }
    }

    private void spoken(CallRecord record) {
        if (record.direction() == Direction.OUTBOUND && record.talked().isPresent()) {
            TrunkOfCall.of(record, router::trunkOf)
                    .flatMap(trunk -> router.payer(trunk, Direction.OUTBOUND))
                    .ifPresent(payer ->
                            usage.spoken(
                                    payer.customer(),
                                    record.started(),
                                    record.talked().orElseThrow()));
        }
    }

    /// What was spoken before is read once, before engines hand in more.
    @Override
    public void start() {
        var customers = trunks.all().stream().collect(Collectors.toMap(Trunk::id, Trunk::customer));
        for (var spoken : rows.spokenSince(clock.instant().minus(REMEMBERED))) {
            var customer = customers.get(new TrunkId(spoken.trunk()));
            if (customer != null) {
                usage.spoken(
                        customer,
                        Instant.EPOCH.plus(QUARTER.multipliedBy(spoken.quarter())),
                        Duration.ofMillis(spoken.millis()));
            }
        }
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return BEFORE_ENGINES;
    }
}
