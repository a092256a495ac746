package dev.patchbay.orchestrator.engine;

import dev.patchbay.engine.spi.ActiveCall;
import dev.patchbay.engine.spi.GatewayState;
import dev.patchbay.orchestrator.engine.EngineStatus.Applied;
import dev.patchbay.orchestrator.engine.EngineStatus.Connection;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// What is known of one engine, written by the threads that learn it, read by pages.
final class StatusBoard {

    private final String name;
    private final String adapter;
    private final AtomicLong asked = new AtomicLong();
    private final AtomicLong unrecognised = new AtomicLong();
    private Connection connection = new Connection.Down("not connected yet");
    private Instant since;
    private Applied config = new Applied.Waiting();
    private Applied table = new Applied.Waiting();
    private int tableRows;
    private List<GatewayState> gateways = List.of();
    private List<ActiveCall> calls = List.of();

    StatusBoard(String name, String adapter, Instant now) {
        this.name = name;
        this.adapter = adapter;
        since = now;
    }

    synchronized Connection connection() {
        return connection;
    }

    synchronized void up(String version, Instant now) {
        connection = new Connection.Up(version);
        since = now;
    }

    synchronized void down(String why, Instant now) {
        if (connection instanceof Connection.Up) {
            since = now;
        }
        connection = new Connection.Down(why);
        config = new Applied.Waiting();
        table = new Applied.Waiting();
        gateways = List.of();
        calls = List.of();
    }

    synchronized void config(Applied applied) {
        config = applied;
    }

    synchronized void table(Applied applied, int rows) {
        table = applied;
        tableRows = rows;
    }

    synchronized void gateways(List<GatewayState> states) {
        gateways = states;
    }

    synchronized void calls(List<ActiveCall> active) {
        calls = active;
    }

    synchronized List<ActiveCall> calls() {
        return calls;
    }

    void countAsked() {
        asked.incrementAndGet();
    }

    void countUnrecognised() {
        unrecognised.incrementAndGet();
    }

    synchronized EngineStatus status() {
        return new EngineStatus(
                name,
                adapter,
                connection,
                since,
                config,
                table,
                tableRows,
                gateways,
                asked.get(),
                unrecognised.get());
    }
}
