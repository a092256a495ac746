package dev.patchbay.engine.asterisk.ami;

import dev.patchbay.engine.asterisk.AmiAction;
import dev.patchbay.engine.asterisk.AmiConnection;
import dev.patchbay.engine.asterisk.AnswerMark;
import dev.patchbay.engine.asterisk.AstDb;
import dev.patchbay.engine.asterisk.ConfigInUse;
import dev.patchbay.engine.asterisk.Gateways;
import dev.patchbay.engine.asterisk.HundredSecondFiles;
import dev.patchbay.engine.asterisk.SpoolLine;
import dev.patchbay.engine.session.ConfigFolder;
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

/// One session with one Asterisk. Answers to calls and the heartbeat go over a connection of their
/// own, everything else over the other.
final class AmiSession implements EngineSession {

    private static final String NORMAL_CLEARING = "16";

    private final String version;
    private final Connections connections;
    private final AnswerMark mark;
    private final AstDb table;
    private final Gateways gateways;
    private final Channels channels;
    private final ConfigInUse config;
    private final Spool spool;

    AmiSession(EngineEndpoint endpoint, String version, Connections connections, Clock clock) {
        this.version = version;
        this.connections = connections;
        var administration = connections.administration();
        mark = new AnswerMark(connections.calls(), endpoint.deadline());
        table = new AstDb(administration);
        gateways = new Gateways(administration, endpoint.spoolDirectory());
        channels = new Channels(administration);
        config =
                new ConfigInUse(
                        new ConfigFolder(endpoint.configDirectory()), this::reload, gateways);
        spool =
                new Spool(
                        endpoint.spoolDirectory(), new HundredSecondFiles(clock), SpoolLine::read);
    }

    private void reload(String module, Duration patience)
            throws EngineRefusedException, EngineUnreachableException {
        connections
                .administration()
                .execute(
                        new AmiAction("ModuleLoad")
                                .with("Module", module)
                                .with("LoadType", "reload"),
                        patience);
    }

    @Override
    public String engineVersion() {
        return version;
    }

    @Override
    public void route(CallId call, Route route)
            throws EngineRefusedException, EngineUnreachableException {
        var answer =
                calls().ask(
                                new AmiAction("Setvar")
                                        .with("Channel", call.value())
                                        .with("Variable", "PB_ANSWER")
                                        .with("Value", route.encoded()));
        if (answer.error()) {
            throw AnswerMark.tooLate(call);
        }
        mark.demandUsed(call);
    }

    private AmiConnection calls() {
        return connections.calls();
    }

    @Override
    public void hangUp(CallId call) throws EngineRefusedException, EngineUnreachableException {
        var answer =
                calls().ask(
                                new AmiAction("Hangup")
                                        .with("Channel", call.value())
                                        .with("Cause", NORMAL_CLEARING));
        if (answer.error()) {
            throw new EngineRefusedException("call %s is over already".formatted(call));
        }
    }

    @Override
    public List<ActiveCall> activeCalls()
            throws EngineRefusedException, EngineUnreachableException {
        return channels.active();
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

    /// By the engine's own clock, because the dialplan compares with that.
    @Override
    public void heartbeat() throws EngineRefusedException, EngineUnreachableException {
        var now = calls().ask(new AmiAction("Ping")).get("Timestamp");
        calls().execute(
                        new AmiAction("Setvar")
                                .with("Variable", "PB_AMI_HEARTBEAT")
                                .with("Value", now.replaceFirst("\\..*", "")));
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
    public void forget(RecordBatch batch) throws EngineRefusedException {
        spool.forget(batch);
    }

    @Override
    public void close() {
        connections.close();
    }
}
