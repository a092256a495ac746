package dev.patchbay.engine.freeswitch.esl;

import dev.patchbay.engine.spi.EngineEndpoint;
import dev.patchbay.engine.testkit.EngineUnderTest;
import dev.patchbay.lab.sip.net.Ended;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.Secret;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The far end of the wire: answers login and commands the way the recordings show, keeps a hash
/// and the variables of calls, and can misbehave as a real engine does in trouble.
final class StandIn implements AutoCloseable {

    private final ServerSocket server;
    private final Thread acceptor;
    private final Path folder;
    private final Map<String, String> hash = new ConcurrentHashMap<>();
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private volatile @Nullable Socket announcing;
    private volatile @Nullable Socket watching;

    /// Variables of calls, `call variable` to value.
    final Map<String, String> variables = new ConcurrentHashMap<>();

    final List<String> commands = new CopyOnWriteArrayList<>();

    /// Answers to commands that the test wants to be different.
    final Map<String, String> answers = new ConcurrentHashMap<>();

    /// What happens when a call is given an answer, as the dialplan would do it.
    volatile Function<String, String> markOnAnswer = _ -> "waiting";

    /// Answers commands that are for an engine with calls and gateways; empty for all others.
    volatile Function<String, Optional<String>> engine = _ -> Optional.empty();

    /// Told of each command before it is answered.
    volatile Consumer<String> whenAsked = _ -> {};

    volatile boolean silent;

    StandIn(Path folder) {
        this(folder, 0);
    }

    StandIn(Path folder, int port) {
        this.folder = folder;
        try {
            server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        answers.put("api version", "FreeSWITCH Version 1.11.1-release~64bit ( 64bit)\n");
        acceptor = Thread.ofVirtual().start(this::accept);
    }

    EngineEndpoint endpoint() {
        return new EngineEndpoint(
                new HostName("127.0.0.1"),
                server.getLocalPort(),
                server.getLocalPort(),
                "patchbay",
                new Secret(EngineUnderTest.PASSWORD),
                folder,
                folder,
                Duration.ofSeconds(2));
    }

    private void accept() {
        try {
            while (true) {
                var socket = server.accept();
                connections.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var out = socket.getOutputStream();
            send(out, "Content-Type: auth/request\n\n");
            var in = socket.getInputStream();
            var command = new StringBuilder();
            for (int octet = in.read(); octet >= 0; octet = in.read()) {
                command.append((char) octet);
                if (command.toString().isBlank()) {
                    command.setLength(0);
                } else if (command.toString().endsWith("\n\n")) {
                    if (command.toString().startsWith("event ")) {
                        listens(socket, command.toString());
                    }
                    answer(command.toString().strip(), out);
                    command.setLength(0);
                }
            }
        } catch (IOException gone) {
            // the other side has closed, or we have
        }
    }

    private void listens(Socket socket, String command) {
        if (command.contains("gateway_state")) {
            watching = socket;
        } else {
            announcing = socket;
        }
    }

    private void answer(String command, OutputStream out) throws IOException {
        commands.add(command);
        whenAsked.accept(command);
        if (silent) {
            return;
        }
        if (command.startsWith("auth ")) {
            var right = command.equals("auth " + EngineUnderTest.PASSWORD);
            reply(out, right ? "+OK accepted" : "-ERR invalid");
        } else if (command.startsWith("event ")) {
            reply(out, "+OK event listener enabled json");
        } else {
            var body =
                    Optional.ofNullable(answers.get(command))
                            .or(() -> engine.apply(command))
                            .orElseGet(() -> api(command));
            send(
                    out,
                    "Content-Type: api/response\nContent-Length: %d\n\n%s"
                            .formatted(body.getBytes(StandardCharsets.UTF_8).length, body));
        }
    }

    private String api(String command) {
        var words = command.split(" ", 5);
        return switch (words[1]) {
            case "module_exists" -> "true";
            case "hash" -> hash(words[2].split("/", 4));
            case "hash_dump" ->
                    hash.entrySet().stream()
                            .map(row ->
                                    "D/patchbay_%s/%s\n".formatted(row.getKey(), row.getValue()))
                            .collect(Collectors.joining());
            case "uuid_setvar_multi" -> {
                if (!variables.containsKey(words[2] + " pb_by")) {
                    yield "-ERR No such channel!\n";
                }
                variables.put(words[2] + " pb_by", markOnAnswer.apply(words[3]));
                yield "+OK\n";
            }
            case "uuid_getvar" ->
                    variables.getOrDefault(words[2] + " " + words[3], "-ERR No such channel!\n");
            case "strepoch" -> "1795445110";
            default -> "+OK\n";
        };
    }

    String hash(String[] words) {
        return switch (words[0]) {
            case "select" -> hash.getOrDefault(words[2], "-ERR no reply\n");
            case "insert" -> {
                hash.put(words[2], words[3]);
                yield "+OK\n";
            }
            default -> hash.remove(words[2]) == null ? "-ERR Not found\n" : "+OK\n";
        };
    }

    /// A call waits for a decision.
    void offer(String call) {
        variables.put(call + " pb_by", "waiting");
        offer(
                call,
                Map.of(
                        "pb_direction", "in",
                        "pb_origin", "g1",
                        "pb_dialled", "+4722000100",
                        "pb_caller", "+4790000001"));
    }

    void offer(String call, Map<String, String> marks) {
        event(
                """
                {"Event-Name":"CUSTOM","Event-Subclass":"patchbay::offered","Unique-ID":"%s",\
                "variable_pb_direction":"%s","variable_pb_origin":"%s",\
                "variable_pb_dialled":"%s","variable_pb_caller":"%s","variable_pb_diverted":"%s"}\
                """
                        .formatted(
                                call,
                                marks.getOrDefault("pb_direction", ""),
                                marks.getOrDefault("pb_origin", ""),
                                marks.getOrDefault("pb_dialled", ""),
                                marks.getOrDefault("pb_caller", ""),
                                marks.getOrDefault("pb_diverted", "")));
    }

    /// @return the hash's row, if there is one
    Optional<String> row(String key) {
        return Optional.ofNullable(hash.get(key));
    }

    void event(String json) {
        raw(framed(json));
    }

    private static String framed(String json) {
        return "Content-Length: %d\nContent-Type: text/event-json\n\n%s"
                .formatted(json.getBytes(StandardCharsets.UTF_8).length, json);
    }

    /// A gateway's state has changed, which nobody may be there to hear.
    void gatewayState(String gateway, String state, String status) {
        var listener = watching;
        if (listener == null) {
            return;
        }
        try {
            send(
                    listener.getOutputStream(),
                    framed(
                            """
                            {"Event-Name":"CUSTOM","Event-Subclass":"sofia::gateway_state",\
                            "Gateway":"%s","State":"%s","Status":"%s"}\
                            """
                                    .formatted(gateway, state, status)));
        } catch (IOException gone) {
            watching = null;
        }
    }

    /// On the connection that wants events.
    void raw(String text) {
        try {
            send(Objects.requireNonNull(announcing).getOutputStream(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void cut() throws IOException {
        Objects.requireNonNull(announcing).close();
    }

    private static void reply(OutputStream out, String text) throws IOException {
        send(out, "Content-Type: command/reply\nReply-Text: %s\n\n".formatted(text));
    }

    private static synchronized void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() {
        try {
            server.close();
            Ended.await(acceptor);
            for (var connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
