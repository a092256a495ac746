package dev.patchbay.orchestrator.engine;

import dev.patchbay.engine.spi.ActiveCall;
import dev.patchbay.engine.spi.CallId;
import dev.patchbay.engine.spi.EngineConnector;
import dev.patchbay.engine.spi.EngineKind;
import dev.patchbay.engine.spi.EngineRefusedException;
import dev.patchbay.engine.spi.EngineUnreachableException;
import dev.patchbay.telephony.InvalidValueException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Runs the configured engine on a thread of its own, from when the application is up until it
/// ends, and changes the adapter that drives it.
@Component
class SupervisedEngines implements Engines, SmartLifecycle {

    private final EngineProperties properties;
    private final Adapters adapters;
    private final EngineNodeRows rows;
    private final SessionDuties duties;
    private final EngineEvents events;
    private Optional<EngineNode> node;
    private @Nullable Thread thread;

    SupervisedEngines(
            EngineProperties properties,
            Adapters adapters,
            EngineNodeRows rows,
            SessionDuties duties,
            EngineEvents events) {
        this.properties = properties;
        this.adapters = adapters;
        this.rows = rows;
        this.duties = duties;
        this.events = events;
        node = Optional.ofNullable(properties.host()).map(_ -> node(chosen()));
    }

    private EngineKind chosen() {
        return rows.findById(properties.name())
                .filter(row -> row.insteadOf.equals(properties.adapter()))
                .map(row -> new EngineKind(row.adapter))
                .orElseGet(properties::kind);
    }

    private EngineNode node(EngineKind kind) {
        var connector =
                adapters.of(kind)
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "patchbay.engine.adapter: '%s' (expected one of: %s)"
                                                .formatted(kind, adapters.names())));
        return new EngineNode(properties, connector, duties, events.clock());
    }

    @Override
    public synchronized Optional<EngineKind> kind() {
        return node.map(EngineNode::kind);
    }

    @Override
    public List<AdapterChoice> choices() {
        return adapters.all().stream()
                .map(connector ->
                        new AdapterChoice(
                                connector.kind(), connector.capabilities(), place(connector)))
                .toList();
    }

    private String place(EngineConnector connector) {
        return properties.host() == null
                ? "–"
                : properties.place(connector.kind(), connector.capabilities());
    }

    /// The old session ends first: an engine must never be driven by two.
    @Override
    public void move(String engine, EngineKind to) {
        if (adapters.of(to).isEmpty()) {
            throw new InvalidValueException("adapter", to.value(), "one of " + adapters.names());
        }
        synchronized (this) {
            if (node.isEmpty() || !engine.equals(properties.name())) {
                throw new InvalidValueException("engine", engine, "an engine of the settings");
            }
            rows.save(EngineNodeRow.of(properties.name(), to.value(), properties.adapter()));
            var running = thread != null;
            stop();
            node = Optional.of(node(to));
            if (running) {
                start();
            }
        }
        events.publisher().publishEvent(new EngineMoved(engine));
    }

    @Override
    public synchronized List<EngineStatus> statuses() {
        return node.map(one -> one.board().status()).stream().toList();
    }

    @Override
    public synchronized List<ActiveCall> activeCalls() {
        return node.map(one -> one.board().calls()).orElse(List.of());
    }

    @Override
    public synchronized void want(DesiredEngine desired) {
        node.ifPresent(one -> one.want(desired));
    }

    @Override
    public void hangUp(CallId call) throws EngineRefusedException, EngineUnreachableException {
        session().session().hangUp(call);
    }

    @Override
    public Map<String, String> configInForce(String engine)
            throws EngineRefusedException, EngineUnreachableException {
        return session().session().configInForce();
    }

    private synchronized ServedSession session() throws EngineUnreachableException {
        return node.flatMap(EngineNode::session)
                .orElseThrow(() -> new EngineUnreachableException("the engine is not connected"));
    }

    @Override
    public synchronized void start() {
        thread = node.map(one -> Thread.ofVirtual().name("engine").start(one::run)).orElse(null);
    }

    @Override
    public synchronized void stop() {
        var running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
            node.ifPresent(EngineNode::leave);
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}
