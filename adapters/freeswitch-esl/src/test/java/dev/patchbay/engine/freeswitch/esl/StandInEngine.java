package dev.patchbay.engine.freeswitch.esl;

import dev.patchbay.engine.spi.EngineConfig;
import dev.patchbay.engine.spi.EngineConnector;
import dev.patchbay.engine.spi.EngineEndpoint;
import dev.patchbay.engine.spi.GatewayName;
import dev.patchbay.engine.testkit.Container;
import dev.patchbay.engine.testkit.EngineUnderTest;
import dev.patchbay.lab.sip.NameStyle;
import dev.patchbay.lab.sip.SipUri;
import dev.patchbay.lab.sip.call.ServerTransaction;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.Ipv4Network;
import dev.patchbay.telephony.Media;
import dev.patchbay.telephony.Secret;
import dev.patchbay.telephony.SipAddress;
import dev.patchbay.telephony.SipTransport;
import dev.patchbay.templates.Account;
import dev.patchbay.templates.Peer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/// What FreeSWITCH is to the contract, without FreeSWITCH: a back-to-back user agent that does what
/// our dialplan does, under the commands the recordings show. It proves the adapter; what it says
/// about FreeSWITCH itself is only as true as the recordings.
final class StandInEngine implements EngineUnderTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HostName HERE = new HostName("127.0.0.1");
    private static final Pattern LOADED_ROW = Pattern.compile("\\$\\{hash\\(([^)]*)\\)\\}");
    private static final Duration HEARTBEAT = Duration.ofSeconds(3);

    private final int port = Container.freePort();
    private final SipAddress carrierSide =
            new SipAddress(HERE, Container.freePort(), SipTransport.UDP);
    private final SipAddress secureSide =
            new SipAddress(HERE, Container.freePort(), SipTransport.TLS);
    private final SipAddress edgeSide =
            new SipAddress(HERE, Container.freePort(), SipTransport.TCP);
    private final Path config;
    private final Path spool;
    private Running running;

    /// What is gone when the process is.
    private record Running(
            StandIn wire,
            StandInProfile carriers,
            StandInProfile secure,
            StandInProfile edge,
            StandInGateways gateways,
            Map<String, String> globals,
            Map<String, StandInCall> calls) {}

    StandInEngine() {
        try {
            config = Files.createTempDirectory("stand-in-config");
            spool = Files.createTempDirectory("stand-in-spool");
            Files.createDirectory(spool.resolve("cdr-csv"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        running = started();
    }

    private Running started() {
        var wire = new StandIn(spool, port);
        var fresh =
                new Running(
                        wire,
                        StandInProfile.open(carrierSide, it -> fromCarrier(running.carriers(), it)),
                        StandInProfile.openSecure(
                                secureSide, it -> fromCarrier(running.secure(), it), config),
                        StandInProfile.open(edgeSide, this::fromEdge),
                        new StandInGateways(config, wire::gatewayState),
                        new ConcurrentHashMap<>(),
                        new ConcurrentHashMap<>());
        fresh.gateways().rescan("carriers", fresh.carriers());
        fresh.gateways().rescan("edge", fresh.edge());
        fresh.wire().engine = this::command;
        return fresh;
    }

    private static void stop(Running old) {
        old.wire().close();
        old.carriers().close();
        old.secure().close();
        old.edge().close();
    }

    @Override
    public EngineConnector connector() {
        return new FreeswitchEslConnector();
    }

    @Override
    public EngineEndpoint endpoint(String password) {
        return new EngineEndpoint(
                HERE,
                port,
                port,
                "patchbay",
                new Secret(password),
                config,
                spool,
                Duration.ofSeconds(3));
    }

    @Override
    public SipAddress carrierSide() {
        return carrierSide;
    }

    @Override
    public SipAddress secureSide() {
        return secureSide;
    }

    @Override
    public SipAddress edgeSide() {
        return edgeSide;
    }

    @Override
    public EngineConfig config(
            SipAddress edge,
            List<Peer> peers,
            List<Account> accounts,
            Map<Ipv4Network, Media> sources) {
        return RealFreeswitch.rendered(edge, peers, accounts);
    }

    @Override
    public EngineConfig withUnloadable(EngineConfig wanted, GatewayName gateway) {
        return RealFreeswitch.unloadable(wanted, gateway);
    }

    @Override
    public String run(String... words) {
        try {
            var process = new ProcessBuilder(words).redirectErrorStream(true).start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void freeze() {
        running.wire().silent = true;
    }

    @Override
    public void thaw() {
        running.wire().silent = false;
    }

    @Override
    public void restart() {
        stop(running);
        running = started();
    }

    @Override
    public void close() {
        stop(running);
    }

    StandInProfile carriers() {
        return running.carriers();
    }

    /// @return what a call through this gateway goes out by
    StandInProfile profile(StandInGateways.Gateway gateway) {
        return gateway.profile().equals("edge")
                ? running.edge()
                : gateway.get("register-transport").equals("tls")
                        ? running.secure()
                        : running.carriers();
    }

    StandInProfile edge() {
        return running.edge();
    }

    Optional<StandInGateways.Gateway> gateway(String name) {
        return running.gateways().find(name);
    }

    Optional<String> row(String key) {
        return running.wire().row(key);
    }

    /// Whether the last heartbeat is young enough.
    boolean somebodyThere() {
        return System.nanoTime() - Long.parseLong(running.globals().getOrDefault("until", "0")) < 0
                && running.globals().containsKey("until");
    }

    void offer(String call, Map<String, String> marks) {
        try {
            running.wire().offer(call, marks);
        } catch (UncheckedIOException nobodyListens) {
            // an event nobody hears, as with the real one
        }
    }

    void ended(StandInCall call, String record) {
        running.calls().remove(call.id());
        try {
            Files.writeString(
                    spool.resolve("cdr-csv").resolve("Master.csv"),
                    record,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// ---- what the dialplan does before it looks into the table

    private void fromCarrier(StandInProfile profile, ServerTransaction transaction) {
        if (!StandInProfile.invites(transaction)) {
            return;
        }
        loadTable();
        var request = transaction.request();
        var uri = request.requestUri();
        var account = running.gateways().ofLine(uri.map(it -> it.parameter("line")).orElse(""));
        var from = transaction.flow().remote().getAddress().getHostAddress();
        var origin = account.map(it -> it.get("pb_account")).or(() -> row("source|" + from));
        if (origin.isEmpty()) {
            transaction.respond(403, "Forbidden", NameStyle.USUAL);
            return;
        }
        var written = uri.map(SipUri::user).orElse("");
        var dialled = account.map(it -> it.called(request, written)).orElse(written);
        var home =
                account.isEmpty()
                        || row("from|%s|%s".formatted(origin.get(), from)).isPresent()
                        || row("from|%s|any".formatted(origin.get())).isPresent();
        take(
                profile,
                transaction,
                "in",
                origin.get(),
                dialled,
                home ? "" : "1|refuse|origin-unknown|403|21");
    }

    private void fromEdge(ServerTransaction transaction) {
        if (!StandInProfile.invites(transaction)) {
            return;
        }
        loadTable();
        var uri = transaction.request().requestUri();
        take(
                running.edge(),
                transaction,
                "out",
                uri.map(SipUri::host).orElse(""),
                uri.map(SipUri::user).orElse(""),
                "");
    }

    private void take(
            StandInProfile profile,
            ServerTransaction transaction,
            String direction,
            String origin,
            String user,
            String route) {
        var marks = StandInMarks.of(transaction.request(), direction, origin, user);
        marks.put("pb_route", route);
        var call = StandInCall.take(this, profile, transaction, marks);
        running.calls().put(call.id(), call);
        if (call.over()) {
            running.calls().remove(call.id());
        }
    }

    /// A hash is gone after a restart; the first call has the file read.
    private void loadTable() {
        var wire = running.wire();
        if (row("loaded").isPresent()) {
            return;
        }
        try {
            var file = spool.resolve("table.txt");
            if (Files.exists(file)) {
                LOADED_ROW
                        .matcher(Files.readString(file, StandardCharsets.US_ASCII))
                        .results()
                        .forEach(change -> wire.hash(change.group(1).split("/", 4)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        wire.hash(new String[] {"insert", "patchbay", "loaded", "yes"});
    }

    /// ---- the commands

    private Optional<String> command(String line) {
        var words = line.split(" ", 5);
        return switch (words[1]) {
            case "expand" -> {
                running.globals()
                        .put("until", Long.toString(System.nanoTime() + HEARTBEAT.toNanos()));
                yield Optional.of("+OK");
            }
            case "global_setvar" -> {
                var assignment = words[2].split("=", 2);
                running.globals().put(assignment[0], assignment[1]);
                yield Optional.of("+OK");
            }
            case "global_getvar" ->
                    Optional.of(running.globals().getOrDefault(words[2], "-ERR no reply\n"));
            case "uuid_setvar_multi" -> ofCall(words[2], call -> setAll(call, words[3]));
            case "uuid_setvar" -> ofCall(words[2], call -> set(call, words[3], words[4]));
            case "uuid_getvar" -> ofCall(words[2], call -> call.get(words[3]).orElse("_undef_"));
            case "uuid_kill" -> ofCall(words[2], StandInEngine::kill);
            case "show" -> Optional.of(channels());
            case "reloadxml" -> Optional.of(running.gateways().reloadXml());
            case "sofia" -> Optional.of(sofia(line.split(" ")));
            default -> Optional.empty();
        };
    }

    private interface OnCall {
        String perform(StandInCall call);
    }

    private Optional<String> ofCall(String id, OnCall what) {
        var call = running.calls().get(id);
        return Optional.of(call == null ? "-ERR No such channel!\n" : what.perform(call));
    }

    private static String setAll(StandInCall call, String assignments) {
        // the answer comes first on the wire, and ends the wait: it must be the last to be set here
        var all = List.of(assignments.split(";")).reversed();
        all.forEach(one -> set(call, one.split("=", 2)[0], one.split("=", 2)[1]));
        return "+OK\n";
    }

    private static String set(StandInCall call, String name, String value) {
        call.set(name, value);
        return "+OK\n";
    }

    private static String kill(StandInCall call) {
        call.kill();
        return "+OK\n";
    }

    private String sofia(String[] words) {
        var gateways = running.gateways();
        return switch (words[2]) {
            case "xmlstatus" -> gateways.xml();
            case "profile" -> {
                var profile = words[3].equals("edge") ? running.edge() : running.carriers();
                yield switch (words[4]) {
                    case "killgw" -> gateways.kill(words[3], words[5], profile);
                    case "register" -> gateways.register(words[5], profile);
                    case "unregister" -> gateways.unregister(words[5]);
                    default -> gateways.rescan(words[3], profile);
                };
            }
            default -> "-ERR\n";
        };
    }

    private String channels() {
        var answer = JSON.createObjectNode();
        var rows = answer.putArray("rows");
        for (var call : running.calls().values()) {
            rows.addObject()
                    .put("uuid", call.id())
                    .put("presence_data", call.presence())
                    .put("created_epoch", Long.toString(call.startedSeconds()))
                    .put("callstate", call.active() ? "ACTIVE" : "RINGING");
        }
        return JSON.writeValueAsString(answer.put("row_count", rows.size()));
    }
}
