package dev.patchbay.orchestrator.provisioning;

import dev.patchbay.engine.spi.ActiveCall;
import dev.patchbay.engine.spi.EngineKind;
import dev.patchbay.engine.spi.GatewayName;
import dev.patchbay.engine.spi.GatewayState;
import dev.patchbay.orchestrator.engine.AdapterChoice;
import dev.patchbay.orchestrator.engine.DesiredEngine;
import dev.patchbay.orchestrator.engine.EngineStatus;
import dev.patchbay.orchestrator.engine.EngineStatus.Applied;
import dev.patchbay.orchestrator.engine.EngineStatus.Connection;
import dev.patchbay.orchestrator.engine.Engines;
import dev.patchbay.telephony.HostName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// Engines that are told what to have, and say of their gateways what a test has them say.
final class ToldEngines implements Engines {

    private final Map<String, DesiredEngine> wanted = new ConcurrentHashMap<>();
    private volatile List<GatewayState> said = List.of();

    /// From now on the first engine says this.
    void say(GatewayState... states) {
        said = List.of(states);
    }

    @Override
    public Map<String, EngineKind> kinds() {
        return new TreeMap<>(
                Map.of(
                        "asterisk",
                        new EngineKind("asterisk-ari"),
                        "freeswitch",
                        EngineKind.FREESWITCH_ESL));
    }

    @Override
    public Optional<HostName> edgeOf(String engine) {
        return Optional.empty();
    }

    @Override
    public List<AdapterChoice> choices(String engine) {
        return List.of();
    }

    @Override
    public void move(String engine, EngineKind to) {
        throw new UnsupportedOperationException("nobody asks for it");
    }

    @Override
    public List<EngineStatus> statuses() {
        return said.isEmpty()
                ? List.of()
                : List.of(
                        new EngineStatus(
                                "asterisk",
                                "asterisk-ari",
                                new Connection.Up("Asterisk"),
                                Instant.EPOCH,
                                new Applied.Waiting(),
                                new Applied.Waiting(),
                                0,
                                said,
                                0,
                                0));
    }

    @Override
    public List<ActiveCall> activeCalls() {
        return List.of();
    }

    @Override
    public void want(String engine, DesiredEngine desired) {
        wanted.put(engine, desired);
    }

    @Override
    public void register(GatewayName account) {
        throw new UnsupportedOperationException("nobody asks for it");
    }

    @Override
    public Map<String, String> configInForce(String engine) {
        return Map.of();
    }

    String config(String engine) {
        var desired = wanted.get(engine);
        return desired == null ? "" : String.join("\n", desired.config().files().values());
    }

    /// @return the rows that say where calls come from
    Map<String, String> rows() {
        var rows = allRows();
        rows.keySet().removeIf(key -> !key.startsWith("from/") && !key.startsWith("source/"));
        return rows;
    }

    /// @return all rows of their tables
    Map<String, String> allRows() {
        var rows = new TreeMap<String, String>();
        wanted.values().forEach(desired -> desired.table().forEach(rows::put));
        return rows;
    }
}
