package dev.patchbay.engine.freeswitch.esl;

import dev.patchbay.engine.session.ConfigFolder;
import dev.patchbay.engine.session.Deadline;
import dev.patchbay.engine.session.TableText;
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
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One session with one FreeSWITCH. Answers to calls and the heartbeat go over a connection of
/// their own, everything else over the other.
final class EslSession implements EngineSession {

    /// By the engine's own clock, because the dialplan compares with that.
    private static final String HEARTBEAT =
            "api expand global_setvar patchbay_until=${expr(${strepoch()}+3)}";

    private final EngineEndpoint endpoint;
    private final String version;
    private final Connections connections;
    private final HashTable table;
    private final Gateways gateways;
    private final ConfigInUse config;
    private final CsvSpool spool;

    EslSession(EngineEndpoint endpoint, String version, Connections connections) {
        this.endpoint = endpoint;
        this.version = version;
        this.connections = connections;
        var administration = connections.administration();
        table = new HashTable(administration, new TableFile(endpoint.spoolDirectory()));
        gateways = new Gateways(administration, connections.registrars());
        config =
                new ConfigInUse(
                        new ConfigFolder(endpoint.configDirectory()), administration, gateways);
        spool = new CsvSpool(endpoint.spoolDirectory(), administration);
    }

    @Override
    public String engineVersion() {
        return version;
    }

    /// The dialplan marks the end of its wait before it looks for an answer. So an answer that was
    /// set while the mark still reads `waiting` will be used; once it reads otherwise, the dialplan
    /// alone knows, and says so a moment later.
    @Override
    public void route(CallId call, Route route)
            throws EngineRefusedException, EngineUnreachableException {
        var calls = connections.calls();
        var set =
                calls.send(
                        "api uuid_setvar_multi %s pb_answer=%s;pb_first=0;pb_second=0;pb_third=0"
                                .formatted(call, TableText.rowValue(route.encoded())));
        var mark = calls.send("api uuid_getvar %s pb_by".formatted(call));
        demandWaiting(call, calls.await(set));
        var said = calls.await(mark);
        var deadline = Deadline.in(endpoint.deadline());
        while (said.equals("closing") && !deadline.passed()) {
            said = calls.ask("api uuid_getvar %s pb_by".formatted(call));
        }
        if (!said.equals("waiting") && !said.equals("asked")) {
            demandWaiting(call, "-ERR " + said);
        }
    }

    private static void demandWaiting(CallId call, String answer) throws EngineRefusedException {
        if (EslConnection.refusal(answer)) {
            throw new EngineRefusedException("call %s no longer waits".formatted(call));
        }
    }

    @Override
    public void hangUp(CallId call) throws EngineRefusedException, EngineUnreachableException {
        var calls = connections.calls();
        var mark = calls.send("api uuid_setvar %s pb_end engine".formatted(call));
        var kill = calls.send("api uuid_kill %s NORMAL_CLEARING".formatted(call));
        calls.await(mark);
        if (EslConnection.refusal(calls.await(kill))) {
            throw new EngineRefusedException("call %s is over already".formatted(call));
        }
    }

    @Override
    public List<ActiveCall> activeCalls()
            throws EngineRefusedException, EngineUnreachableException {
        return Channels.read(connections.administration().ask("api show channels as json"));
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

    @Override
    public void stopRegistering(GatewayName account)
            throws EngineRefusedException, EngineUnreachableException {
        gateways.stopRegistering(account);
    }

    @Override
    public Map<String, String> table() throws EngineRefusedException, EngineUnreachableException {
        return table.rows();
    }

    @Override
    public void writeTable(Map<String, String> puts, Set<String> removals)
            throws EngineRefusedException, EngineUnreachableException {
        table.write(puts, removals);
    }

    @Override
    public void heartbeat() throws EngineRefusedException, EngineUnreachableException {
        connections.calls().execute(HEARTBEAT);
    }

    @Override
    public void apply(EngineConfig wanted)
            throws EngineRefusedException, EngineUnreachableException {
        config.apply(wanted);
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
    public void forget(RecordBatch batch)
            throws EngineRefusedException, EngineUnreachableException {
        spool.forget(batch);
    }

    @Override
    public void close() {
        connections.close();
    }
}
