package dev.patchbay.orchestrator.engine;

import dev.patchbay.engine.spi.ActiveCall;
import dev.patchbay.engine.spi.CallId;
import dev.patchbay.engine.spi.EngineConnector;
import dev.patchbay.engine.spi.EngineRefusedException;
import dev.patchbay.engine.spi.EngineUnreachableException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Runs each configured engine on a thread of its own, from when the application is up until it
/// ends.
@Component
class SupervisedEngines implements Engines, SmartLifecycle {

    private final Optional<EngineNode> node;
    private volatile @Nullable Thread thread;

    SupervisedEngines(
            EngineProperties properties, CallDecider decider, RecordKeeper keeper, Clock clock) {
        node =
                Optional.ofNullable(properties.host())
                        .map(host ->
                                new EngineNode(
                                        properties,
                                        connector(properties),
                                        new SessionDuties(decider, keeper),
                                        clock));
    }

    private static EngineConnector connector(EngineProperties properties) {
        var connectors =
                ServiceLoader.load(EngineConnector.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList();
        return connectors.stream()
                .filter(connector -> connector.kind().equals(properties.kind()))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "patchbay.engine.adapter: '%s' (expected one of: %s)"
                                        .formatted(
                                                properties.adapter(),
                                                connectors.stream()
                                                        .map(one -> one.kind().value())
                                                        .sorted()
                                                        .collect(Collectors.joining(", ")))));
    }

    @Override
    public List<EngineStatus> statuses() {
        return node.map(one -> one.board().status()).stream().toList();
    }

    @Override
    public List<ActiveCall> activeCalls() {
        return node.map(one -> one.board().calls()).orElse(List.of());
    }

    @Override
    public void want(DesiredEngine desired) {
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

    private ServedSession session() throws EngineUnreachableException {
        return node.flatMap(EngineNode::session)
                .orElseThrow(() -> new EngineUnreachableException("the engine is not connected"));
    }

    @Override
    public void start() {
        thread = node.map(one -> Thread.ofVirtual().name("engine").start(one::run)).orElse(null);
    }

    @Override
    public void stop() {
        var running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
