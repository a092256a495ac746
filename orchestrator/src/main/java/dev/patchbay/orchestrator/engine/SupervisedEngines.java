package dev.patchbay.orchestrator.engine;

import dev.patchbay.engine.spi.ActiveCall;
import dev.patchbay.engine.spi.EngineConnector;
import dev.patchbay.engine.spi.EngineKind;
import dev.patchbay.engine.spi.EngineRefusedException;
import dev.patchbay.engine.spi.EngineUnreachableException;
import dev.patchbay.engine.spi.GatewayName;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.InvalidValueException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Runs each configured engine on a thread of its own, from when the application is up until it
/// ends, and changes the adapters that drive them.
@Component
class SupervisedEngines implements Engines, SmartLifecycle {

    private final Adapters adapters;
    private final EngineNodeRows rows;
    private final SessionDuties duties;
    private final EngineEvents events;
    private final Map<String, Place> places = new LinkedHashMap<>();
    private boolean running;

    /// A node by its settings, and who drives it now.
    private static final class Place {

        private final EngineProperties properties;
        private EngineNode node;
        private @Nullable Thread thread;

        Place(EngineProperties properties, EngineNode node) {
            this.properties = properties;
            this.node = node;
        }

        void start() {
            thread = Thread.ofVirtual().name("engine " + properties.name()).start(node::run);
        }

        void stop() {
            if (thread != null) {
                thread.interrupt();
                thread = null;
                node.leave();
            }
        }
    }

    SupervisedEngines(
            EngineProperties first,
            FurtherEngines further,
            Adapters adapters,
            EngineNodeRows rows,
            SessionDuties duties,
            EngineEvents events) {
        this.adapters = adapters;
        this.rows = rows;
        this.duties = duties;
        this.events = events;
        for (var properties : further.after(first)) {
            places.put(
                    properties.name(), new Place(properties, node(properties, chosen(properties))));
        }
    }

    private EngineKind chosen(EngineProperties properties) {
        return rows.findById(properties.name())
                .filter(row -> row.insteadOf.equals(properties.adapter()))
                .map(row -> new EngineKind(row.adapter))
                .orElseGet(properties::kind);
    }

    private EngineNode node(EngineProperties properties, EngineKind kind) {
        var connector =
                adapters.of(kind)
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "patchbay.engine.adapter: '%s' (expected one of: %s)"
                                                .formatted(kind, adapters.names())));
        return new EngineNode(properties, connector, duties, events.clock());
    }

    @Override
    public synchronized Map<String, EngineKind> kinds() {
        var kinds = new LinkedHashMap<String, EngineKind>();
        places.forEach((name, place) -> kinds.put(name, place.node.kind()));
        return kinds;
    }

    @Override
    public synchronized Optional<HostName> edgeOf(String engine) {
        return Optional.ofNullable(place(engine).properties.edge());
    }

    @Override
    public synchronized List<AdapterChoice> choices(String engine) {
        var properties = place(engine).properties;
        return adapters.all().stream().map(connector -> choice(properties, connector)).toList();
    }

    private static AdapterChoice choice(EngineProperties properties, EngineConnector connector) {
        return new AdapterChoice(
                connector.kind(),
                connector.capabilities(),
                properties.place(connector.kind(), connector.capabilities()));
    }

    /// The old session ends first: an engine must never be driven by two.
    @Override
    public void move(String engine, EngineKind to) {
        if (adapters.of(to).isEmpty()) {
            throw new InvalidValueException("adapter", to.value(), "one of " + adapters.names());
        }
        synchronized (this) {
            var place = place(engine);
            rows.save(EngineNodeRow.of(engine, to.value(), place.properties.adapter()));
            place.stop();
            place.node = node(place.properties, to);
            if (running) {
                place.start();
            }
        }
        events.publisher().publishEvent(new EngineMoved(engine));
    }

    @Override
    public synchronized List<EngineStatus> statuses() {
        return places.values().stream().map(place -> place.node.board().status()).toList();
    }

    @Override
    public synchronized List<ActiveCall> activeCalls() {
        return places.values().stream()
                .flatMap(place -> place.node.board().calls().stream())
                .toList();
    }

    @Override
    public synchronized void want(String engine, DesiredEngine desired) {
        place(engine).node.want(desired);
    }

    @Override
    public void register(GatewayName account)
            throws EngineRefusedException, EngineUnreachableException {
        var first = kinds().keySet().stream().findFirst();
        if (first.isEmpty()) {
            throw new EngineUnreachableException("no engine is set up");
        }
        session(first.get()).tryAgain(account);
    }

    @Override
    public Map<String, String> configInForce(String engine)
            throws EngineRefusedException, EngineUnreachableException {
        return session(engine).session().configInForce();
    }

    private synchronized ServedSession session(String engine) throws EngineUnreachableException {
        return place(engine)
                .node
                .session()
                .orElseThrow(() -> new EngineUnreachableException("the engine is not connected"));
    }

    private Place place(String engine) {
        return Optional.ofNullable(places.get(engine))
                .orElseThrow(() ->
                        new InvalidValueException("engine", engine, "an engine of the settings"));
    }

    @Override
    public synchronized void start() {
        running = true;
        places.values().forEach(Place::start);
    }

    @Override
    public synchronized void stop() {
        running = false;
        places.values().forEach(Place::stop);
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }
}
