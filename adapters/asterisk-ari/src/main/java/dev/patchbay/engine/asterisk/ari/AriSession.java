package dev.patchbay.engine.asterisk.ari;

import dev.patchbay.engine.asterisk.AmiAction;
import dev.patchbay.engine.asterisk.AnswerMark;
import dev.patchbay.engine.asterisk.AstDb;
import dev.patchbay.engine.asterisk.ConfigInUse;
import dev.patchbay.engine.asterisk.Gateways;
import dev.patchbay.engine.asterisk.HundredSecondFiles;
import dev.patchbay.engine.asterisk.SpoolLine;
import dev.patchbay.engine.session.ConfigFolder;
import dev.patchbay.engine.session.Deadline;
import dev.patchbay.engine.session.Spool;
import dev.patchbay.engine.spi.ActiveCall;
import dev.patchbay.engine.spi.CallId;
import dev.patchbay.engine.spi.EngineConfig;
import dev.patchbay.engine.spi.EngineEndpoint;
import dev.patchbay.engine.spi.EngineRefusedException;
import dev.patchbay.engine.spi.EngineSession;
import dev.patchbay.engine.spi.EngineUnreachableException;
import dev.patchbay.engine.spi.GatewayName;
import dev.patchbay.engine.spi.GatewayState;
import dev.patchbay.engine.spi.RecordBatch;
import dev.patchbay.engine.spi.Route;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One session with one Asterisk. Calls go over ARI's WebSocket, lists and reloads over plain HTTP,
/// the table over the manager connection.
final class AriSession implements EngineSession {

    private final String version;
    private final Connections connections;
    private final Patience patience;
    private final AnswerMark mark;
    private final AstDb table;
    private final Gateways gateways;
    private final ConfigInUse config;
    private final Spool spool;

    AriSession(EngineEndpoint endpoint, String version, Connections connections, Clock clock) {
        this.version = version;
        this.connections = connections;
        patience = new Patience(endpoint);
        mark = new AnswerMark(connections.ami(), endpoint.deadline());
        table = new AstDb(connections.ami());
        gateways = new Gateways(connections.ami(), endpoint.spoolDirectory());
        config =
                new ConfigInUse(
                        new ConfigFolder(endpoint.configDirectory()), this::reload, gateways);
        spool =
                new Spool(
                        endpoint.spoolDirectory(), new HundredSecondFiles(clock), SpoolLine::read);
    }

    private record Patience(EngineEndpoint endpoint) {
        Deadline deadline() {
            return Deadline.in(endpoint.deadline());
        }
    }

    @Override
    public String engineVersion() {
        return version;
    }

    /// Both requests are sent before the first is answered; Asterisk carries them out in order.
    @Override
    public void route(CallId call, Route route)
            throws EngineRefusedException, EngineUnreachableException {
        var ari = connections.ari();
        var deadline = patience.deadline();
        var set =
                ari.send(
                        "POST",
                        AriUri.of(
                                "channels/%s/variable?variable=PB_ANSWER&value=%s",
                                call.value(), route.encoded()));
        var go = ari.send("POST", AriUri.of("channels/%s/continue", call.value()));
        demandWaiting(call, deadline.await(set, "giving a call its route"));
        // a call that is leaving Stasis by itself is not to be sent on, and may still use the
        // answer
        var sentOn = deadline.await(go, "sending a call on");
        mark.demandUsed(call);
        if (!sentOn.gone()) {
            sentOn.demand("route call " + call);
        }
    }

    private static void demandWaiting(CallId call, AriAnswer answer) throws EngineRefusedException {
        if (answer.gone()) {
            throw AnswerMark.tooLate(call);
        }
        answer.demand("route call " + call);
    }

    @Override
    public void hangUp(CallId call) throws EngineRefusedException, EngineUnreachableException {
        var answer =
                connections
                        .ari()
                        .ask("DELETE", AriUri.of("channels/%s?reason=normal", call.value()));
        if (answer.gone()) {
            throw new EngineRefusedException("call %s is over already".formatted(call));
        }
        answer.demand("hang up call " + call);
    }

    @Override
    public List<ActiveCall> activeCalls()
            throws EngineRefusedException, EngineUnreachableException {
        var answer = connections.http().ask("GET", "channels", patience.deadline());
        return Channels.read(answer.demand("list its channels").body());
    }

    @Override
    public List<GatewayState> gatewayStates()
            throws EngineRefusedException, EngineUnreachableException {
        return gateways.states();
    }

    @Override
    public void register(GatewayName account)
            throws EngineRefusedException, EngineUnreachableException {
        gateways.register(account);
    }

    /// Asterisk has stopped by itself: no interval is set for what a registrar refuses for good.
    @Override
    public void stopRegistering(GatewayName account) {}

    @Override
    public Map<String, String> table() throws EngineRefusedException, EngineUnreachableException {
        return table.rows();
    }

    @Override
    public void writeTable(Map<String, String> puts, Set<String> removals)
            throws EngineRefusedException, EngineUnreachableException {
        table.write(puts, removals);
    }

    /// By the engine's own clock, because the dialplan compares with that; and in a variable,
    /// because each write to AstDB ends in a flush to disk that lookups of calls wait for.
    @Override
    public void heartbeat() throws EngineRefusedException, EngineUnreachableException {
        var now = connections.ami().ask(new AmiAction("Ping")).get("Timestamp");
        connections
                .ari()
                .ask(
                        "POST",
                        AriUri.of(
                                "asterisk/variable?variable=PB_HEARTBEAT&value=%s",
                                now.replaceFirst("\\..*", "")))
                .demand("take the heartbeat");
    }

    @Override
    public void apply(EngineConfig wanted)
            throws EngineRefusedException, EngineUnreachableException {
        config.apply(wanted);
    }

    private void reload(String module, Duration patience)
            throws EngineRefusedException, EngineUnreachableException {
        connections
                .http()
                .ask("PUT", AriUri.of("asterisk/modules/%s", module), Deadline.in(patience))
                .demand("reload " + module);
    }

    @Override
    public Map<String, String> configInForce() throws EngineRefusedException {
        return config.files();
    }

    @Override
    public RecordBatch spooledRecords() throws EngineRefusedException {
        return spool.read();
    }

    @Override
    public void forget(RecordBatch batch) throws EngineRefusedException {
        spool.forget(batch);
    }

    @Override
    public void close() {
        connections.close();
    }
}
