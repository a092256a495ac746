package dev.patchbay.orchestrator.limit;

import dev.patchbay.engine.spi.ActiveCall;
import dev.patchbay.engine.spi.CallId;
import dev.patchbay.engine.spi.Direction;
import dev.patchbay.orchestrator.customer.CustomerId;
import dev.patchbay.orchestrator.trunk.TrunkId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/// What is in use now, over all engines. A call is counted from the moment it is let through, so
/// that no number of simultaneous calls gets past a limit; once a second each engine says which
/// calls there really are, and that is what counts from then on.
///
/// Thread-safe. Nobody waits for more than a few additions: a call's trunk and then its customer
/// are locked, always in this order, and nothing is waited for meanwhile.
@Component
public class Usage {

    private final Clock clock;
    private final Map<TrunkId, TrunkMeter> trunks = new ConcurrentHashMap<>();
    private final Map<CustomerId, CustomerMeter> customers = new ConcurrentHashMap<>();
    private final Map<String, Map<CallId, Counted>> engines = new ConcurrentHashMap<>();
    private final Map<String, Long> lastGone = new ConcurrentHashMap<>();
    private final AtomicLong looks = new AtomicLong();

    public Usage(Clock clock) {
        this.clock = clock;
    }

    /// A call that is counted. What may change is changed under its trunk's monitor.
    private static final class Counted {

        private final Payer payer;

        /// How many looks had begun when it was let through: an older look says nothing about it.
        private final long afterLook;

        private boolean seen;
        private boolean missed;
        private long began;
        private long speaksSince;

        Counted(Payer payer, long afterLook) {
            this.payer = payer;
            this.afterLook = afterLook;
        }
    }

    /// Lets a call through and counts it, both at once, or says what there would be too much of.
    /// Asked again about the same call, it says yes and counts nothing.
    public Optional<Excess> take(
            CallKey key, Payer payer, TrunkLimits trunkLimits, CustomerLimits customerLimits) {
        var counted = new Counted(payer, looks.get());
        var trunk = meter(payer.trunk());
        var customer = meter(payer.customer());
        synchronized (trunk) {
            synchronized (customer) {
                var ofEngine = ofEngine(key.engine());
                if (ofEngine.containsKey(key.call())) {
                    return Optional.empty();
                }
                var now = clock.millis();
                var excess =
                        Excess.of(
                                payer.direction(),
                                trunkLimits,
                                trunk.use(now),
                                customerLimits,
                                use(customer, customerLimits, now));
                if (excess.isEmpty()) {
                    count(ofEngine, key.call(), counted);
                    if (trunkLimits.callsPerSecond().isPresent()) {
                        trunk.begin(now);
                    }
                }
                return excess;
            }
        }
    }

    /// What would be said to one more call, without letting one through.
    public Optional<Excess> excess(
            Payer payer, TrunkLimits trunkLimits, CustomerLimits customerLimits) {
        return Excess.of(
                payer.direction(),
                trunkLimits,
                of(payer.trunk()),
                customerLimits,
                of(payer.customer(), customerLimits));
    }

    public TrunkUse of(TrunkId trunk) {
        var meter = trunks.get(trunk);
        if (meter == null) {
            return TrunkUse.NOTHING;
        }
        synchronized (meter) {
            return meter.use(clock.millis());
        }
    }

    /// @param limits which say when the day began
    public CustomerUse of(CustomerId customer, CustomerLimits limits) {
        var meter = meter(customer);
        synchronized (meter) {
            var now = clock.millis();
            return new CustomerUse(
                    meter.calls(), meter.spoken(limits.dayBegan(Instant.ofEpochMilli(now)), now));
        }
    }

    /// The day's minutes are only summed up where somebody limits them.
    private static CustomerUse use(CustomerMeter meter, CustomerLimits limits, long now) {
        return new CustomerUse(
                meter.calls(),
                limits.minutesPerDay().isPresent()
                        ? meter.spoken(limits.dayBegan(Instant.ofEpochMilli(now)), now)
                        : Duration.ZERO);
    }

    /// Call it before an engine is asked which calls there are, and the result with the answer:
    /// what the engine does not know any more is over.
    ///
    /// @param payer whom a call counts against that was not let through here, if anybody
    public Consumer<List<ActiveCall>> look(
            String engine, Function<ActiveCall, Optional<Payer>> payer) {
        var number = looks.incrementAndGet();
        return calls -> {
            if (away(engine, number)) {
                return;
            }
            var ofEngine = ofEngine(engine);
            var there = new HashSet<CallId>();
            for (var call : calls) {
                there.add(call.call());
                saw(ofEngine, call, payer);
            }
            ofEngine.forEach((id, counted) -> {
                if (!there.contains(id) && counted.afterLook < number) {
                    missed(ofEngine, id, counted);
                }
            });
            if (away(engine, number)) {
                clear(engine);
            }
        };
    }

    /// Whether the engine went away after this look began.
    private boolean away(String engine, long look) {
        return lastGone.getOrDefault(engine, 0L) >= look;
    }

    private void saw(
            Map<CallId, Counted> ofEngine,
            ActiveCall call,
            Function<ActiveCall, Optional<Payer>> payer) {
        var known = ofEngine.get(call.call());
        if (known != null) {
            seen(ofEngine, call, known, clock.millis());
        } else if (goes(call)) {
            payer.apply(call)
                    .ifPresent(it -> {
                        var counted = new Counted(it, looks.get());
                        count(ofEngine, call.call(), counted);
                        seen(ofEngine, call, counted, call.since().toEpochMilli());
                    });
        }
    }

    /// Not one that waits for a decision: it may yet be refused.
    private static boolean goes(ActiveCall call) {
        return call.answered() || call.route().startsWith("1|dial|");
    }

    private void seen(
            Map<CallId, Counted> ofEngine, ActiveCall call, Counted counted, long speaksSince) {
        var customer = meter(counted.payer.customer());
        synchronized (meter(counted.payer.trunk())) {
            synchronized (customer) {
                if (ofEngine.get(call.call()) != counted) {
                    return;
                }
                counted.seen = true;
                if (call.answered()
                        && counted.speaksSince == 0
                        && counted.payer.direction() == Direction.OUTBOUND) {
                    counted.began = call.since().toEpochMilli();
                    counted.speaksSince = speaksSince;
                    customer.speaks(counted.began, speaksSince);
                }
            }
        }
    }

    private void missed(Map<CallId, Counted> ofEngine, CallId id, Counted counted) {
        synchronized (meter(counted.payer.trunk())) {
            // an engine's list may come to know a call later than we do, so one look proves nothing
            if (!counted.seen && !counted.missed) {
                counted.missed = true;
                return;
            }
        }
        discount(ofEngine, id, counted);
    }

    /// A call is over, and what was spoken is on record.
    public void ended(CallKey key) {
        var ofEngine = ofEngine(key.engine());
        var counted = ofEngine.get(key.call());
        if (counted != null) {
            discount(ofEngine, key.call(), counted);
        }
    }

    /// Somebody's calls that ended, on a call out or several of them that began in one quarter of
    /// an hour.
    public void spoken(CustomerId customer, Instant began, Duration talked) {
        var meter = meter(customer);
        synchronized (meter) {
            meter.add(began, talked);
        }
    }

    /// An engine is away: nobody knows what it carries, and what it carried must not keep calls off
    /// the others.
    public void gone(String engine) {
        lastGone.put(engine, looks.get());
        clear(engine);
    }

    private void clear(String engine) {
        var ofEngine = ofEngine(engine);
        ofEngine.forEach((id, counted) -> discount(ofEngine, id, counted));
    }

    private void count(Map<CallId, Counted> ofEngine, CallId id, Counted counted) {
        var trunk = meter(counted.payer.trunk());
        var customer = meter(counted.payer.customer());
        synchronized (trunk) {
            synchronized (customer) {
                if (ofEngine.putIfAbsent(id, counted) == null) {
                    trunk.change(counted.payer.direction(), 1);
                    customer.change(1);
                }
            }
        }
    }

    private void discount(Map<CallId, Counted> ofEngine, CallId id, Counted counted) {
        var trunk = meter(counted.payer.trunk());
        var customer = meter(counted.payer.customer());
        synchronized (trunk) {
            synchronized (customer) {
                if (ofEngine.remove(id, counted)) {
                    trunk.change(counted.payer.direction(), -1);
                    customer.change(-1);
                    if (counted.speaksSince != 0) {
                        customer.spoke(counted.began, counted.speaksSince);
                    }
                }
            }
        }
    }

    private TrunkMeter meter(TrunkId trunk) {
        return trunks.computeIfAbsent(trunk, id -> new TrunkMeter());
    }

    private CustomerMeter meter(CustomerId customer) {
        return customers.computeIfAbsent(customer, id -> new CustomerMeter());
    }

    private Map<CallId, Counted> ofEngine(String engine) {
        return engines.computeIfAbsent(engine, name -> new ConcurrentHashMap<>());
    }
}
