package dev.patchbay.lab.hub;

import com.sun.net.httpserver.HttpServer;
import dev.patchbay.lab.sip.call.OngoingCall;
import dev.patchbay.lab.sip.control.Answer;
import dev.patchbay.lab.sip.control.Command;
import dev.patchbay.lab.sip.control.Control;
import dev.patchbay.lab.sip.control.Switchboard;
import dev.patchbay.lab.sip.net.HostTable;
import dev.patchbay.lab.sip.net.RawExchange;
import dev.patchbay.lab.sip.net.TlsIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// `hub serve` runs it; every other command line is handed to the running one.
public final class HubProgram {

    private static final Path SOCKET = Path.of("/run/lab/hub");
    private static final Path CERTIFICATES = Path.of("/etc/patchbay-certs");
    private static final Path ROOTS = Path.of("/run/roots/roots.pem");
    private static final int TLS_PORT = 5061;
    private static final int HTTP_PORT = 8080;

    /// The last ten are one number of each account at the lab's strict carriers.
    private static final Set<String> ACME =
            Stream.concat(
                            Stream.of("+4722000100", "+4722000101", "+4722000200"),
                            IntStream.range(71, 81).mapToObj("+472250%d01"::formatted))
                    .collect(Collectors.toUnmodifiableSet());

    private static final Tenants LAB_TENANTS =
            new Tenants(
                    Set.of("dr.voiceops.example", "dr2.voiceops.example"),
                    Map.of(
                            "acme.dr.voiceops.example",
                            ACME,
                            "acme.dr2.voiceops.example",
                            ACME,
                            "globex.dr.voiceops.example",
                            Set.of("+4721000100")));

    private HubProgram() {}

    public static void main(String[] arguments) throws IOException {
        var words = List.of(arguments);
        if (words.equals(List.of("serve"))) {
            serve();
        } else {
            var answer = Control.ask(SOCKET, words);
            (answer.exitStatus() == 2 ? System.err : System.out).print(answer.text());
            System.exit(answer.exitStatus());
        }
    }

    private static void serve() throws IOException {
        var switchboard = new Switchboard();
        var hub =
                new Hub(
                        new InetSocketAddress(InetAddress.getLocalHost(), TLS_PORT),
                        certificate("hub"),
                        new HostTable(Map.of()),
                        LAB_TENANTS,
                        switchboard::add);
        tellTheTime();
        Control.serve(SOCKET, command -> perform(command, hub, switchboard));
        System.out.println("hub: SIP over TLS on port " + TLS_PORT);
    }

    /// Any web server of Microsoft's: its answers have a `Date`.
    private static void tellTheTime() throws IOException {
        var web = HttpServer.create(new InetSocketAddress(HTTP_PORT), 0);
        web.createContext(
                "/",
                exchange -> {
                    exchange.sendResponseHeaders(204, -1);
                    exchange.close();
                });
        web.start();
    }

    private static Answer perform(Command command, Hub hub, Switchboard switchboard)
            throws InterruptedException {
        return switch (command.word()) {
            case "call" -> switchboard.place(command, i -> call(command, hub));
            case "calls" -> switchboard.list(command);
            case "hangup" -> switchboard.hangUp(command);
            case "hold" -> switchboard.hold(command, true);
            case "resume" -> switchboard.hold(command, false);
            case "rules" -> Answer.ok(command.flag("json") ? hub.book().json() : hub.book().text());
            case "trace" -> Answer.ok(hub.node().wire().text());
            case "busy" -> {
                hub.busy(command.value("hub"));
                yield Answer.ok("");
            }
            case "answers" -> {
                hub.answer(Answering.valueOf(named(command, "as")));
                yield Answer.ok("");
            }
            case "free" -> {
                hub.free();
                yield Answer.ok("");
            }
            case "send" -> send(command);
            case "shut" -> {
                hub.shut();
                yield Answer.ok("");
            }
            case "open" -> open(hub, command);
            default ->
                    throw new IllegalArgumentException(
                            "'%s' (expected: call, calls, hangup, hold, resume, rules, trace, answers, busy, free, send, shut or open)"
                                    .formatted(command.word()));
        };
    }

    private static Answer open(Hub hub, Command command) {
        try {
            var stranger = command.optional("as");
            if (stranger.isPresent()) {
                hub.openAs(certificate(stranger.get()));
            } else {
                hub.open();
            }
            return Answer.ok("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Sends a text as it is; `\\n` in it is an end of line, `{LONG}` as many octets as told.
    private static Answer send(Command command) {
        var tenant = command.value("tenant");
        var text =
                command.value("text")
                        .replace("\\n", "\r\n")
                        .replace("{LONG}", "x".repeat(command.number("long", 0)));
        try {
            var answer =
                    RawExchange.send(
                            certificate("hub"),
                            new InetSocketAddress(tenant, TLS_PORT),
                            text.getBytes(StandardCharsets.UTF_8),
                            Duration.ofSeconds(command.number("seconds", 5)));
            return Answer.ok(answer + "\n");
        } catch (IOException e) {
            return Answer.ok("%s: %s%n".formatted(RawExchange.CLOSED, e.getMessage()));
        }
    }

    private static TlsIdentity certificate(String name) throws IOException {
        return TlsIdentity.fromPem(
                CERTIFICATES.resolve(name + ".pem"), CERTIFICATES.resolve(name + ".key"), ROOTS);
    }

    private static OngoingCall call(Command command, Hub hub) {
        return hub.call(
                command.value("tenant"),
                command.value("from"),
                command.value("to"),
                Calling.valueOf(named(command, "as")),
                command.flag("until-stopped")
                        ? Optional.empty()
                        : Optional.of(Duration.ofSeconds(command.number("seconds", 3))));
    }

    private static String named(Command command, String option) {
        return command.optional(option).orElse("usual").toUpperCase(Locale.ROOT);
    }
}
