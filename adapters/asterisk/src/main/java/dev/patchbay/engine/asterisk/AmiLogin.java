package dev.patchbay.engine.asterisk;

import dev.patchbay.engine.session.Deadline;
import dev.patchbay.engine.session.Failures;
import dev.patchbay.engine.spi.EngineEndpoint;
import dev.patchbay.engine.spi.EngineRefusedException;
import dev.patchbay.engine.spi.EngineUnreachableException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Opens a manager connection. A client that gets all events is dropped under load, so it names the
/// class it needs, or none; for everything else Patchbay polls.
public final class AmiLogin {

    private static final String GREETING = "Asterisk Call Manager/";

    private final EngineEndpoint endpoint;
    private final Executor threads;

    public AmiLogin(EngineEndpoint endpoint, Executor threads) {
        this.endpoint = endpoint;
        this.threads = threads;
    }

    /// @param classes which events it gets: `off`, or a class such as `user`
    public AmiConnection connect(
            Deadline deadline, String classes, Consumer<AmiMessage> events, Consumer<String> lost)
            throws EngineRefusedException, EngineUnreachableException {
        var socket = new Socket();
        try {
            socket.connect(address(deadline), deadline.leftMillis());
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
            var reader = login(socket, deadline, classes);
            return new AmiConnection(socket, reader, endpoint.deadline(), events, lost);
        } catch (ProtocolException stranger) {
            close(socket);
            throw new EngineRefusedException(
                    "%s is no Asterisk manager: %s".formatted(where(), stranger.getMessage()),
                    stranger);
        } catch (IOException failed) {
            close(socket);
            throw new EngineUnreachableException(
                    "%s: %s".formatted(where(), Failures.inWords(failed)), failed);
        } catch (EngineRefusedException | EngineUnreachableException failed) {
            close(socket);
            throw failed;
        }
    }

    /// Looked up on a thread of its own: a silent name server would hold us beyond any deadline.
    private InetSocketAddress address(Deadline deadline) throws EngineUnreachableException {
        var host = endpoint.host().value();
        var address =
                deadline.await(
                        CompletableFuture.supplyAsync(
                                () -> new InetSocketAddress(host, endpoint.administrationPort()),
                                threads),
                        "looking up " + host);
        if (address.isUnresolved()) {
            throw new EngineUnreachableException("%s: no such host".formatted(host));
        }
        return address;
    }

    private AmiReader login(Socket socket, Deadline deadline, String classes)
            throws IOException, EngineRefusedException {
        // one login, few bytes: a peer that drips them is cut off by the closing watch below
        var cutOff =
                CompletableFuture.runAsync(
                        () -> close(socket),
                        CompletableFuture.delayedExecutor(
                                deadline.leftMillis(), TimeUnit.MILLISECONDS, threads));
        try {
            var reader = new AmiReader(socket.getInputStream());
            var greeting = reader.line(200);
            if (!greeting.startsWith(GREETING)) {
                throw new ProtocolException(
                        "it greets with '%s'".formatted(Failures.oneLine(greeting)));
            }
            var action =
                    new AmiAction("Login")
                            .with("Username", endpoint.username())
                            .withSecret("Secret", endpoint.password().reveal())
                            .with("Events", classes);
            socket.getOutputStream()
                    .write(action.encoded("login").getBytes(StandardCharsets.US_ASCII));
            var answer = reader.message();
            if (!answer.get("Response").equals("Success")) {
                throw new EngineRefusedException(
                        "%s refused the login of '%s': %s"
                                .formatted(
                                        where(),
                                        endpoint.username(),
                                        Failures.oneLine(answer.get("Message"))));
            }
            return reader;
        } finally {
            cutOff.cancel(false);
        }
    }

    private String where() {
        return "manager %s:%d".formatted(endpoint.host(), endpoint.administrationPort());
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // closing is all we wanted
        }
    }
}
