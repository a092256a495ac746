package dev.patchbay.engine.freeswitch.esl;

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

/// Opens an event socket: connect, wait for `auth/request`, answer it, insist on `+OK accepted`.
final class EslLogin {

    private final EngineEndpoint endpoint;
    private final Executor threads;

    EslLogin(EngineEndpoint endpoint, Executor threads) {
        this.endpoint = endpoint;
        this.threads = threads;
    }

    EslConnection connect(Deadline deadline, Consumer<EslFrame> events, Consumer<String> lost)
            throws EngineRefusedException, EngineUnreachableException {
        var socket = new Socket();
        try {
            socket.connect(address(deadline), deadline.leftMillis());
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
            var reader = login(socket, deadline);
            return new EslConnection(socket, reader, endpoint.deadline(), events, lost);
        } catch (ProtocolException stranger) {
            close(socket);
            throw new EngineRefusedException(
                    "%s is no FreeSWITCH: %s".formatted(where(), stranger.getMessage()), stranger);
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
                                () -> new InetSocketAddress(host, endpoint.controlPort()), threads),
                        "looking up " + host);
        if (address.isUnresolved()) {
            throw new EngineUnreachableException("%s: no such host".formatted(host));
        }
        return address;
    }

    private EslReader login(Socket socket, Deadline deadline)
            throws IOException, EngineRefusedException {
        // a peer that drips its few bytes is cut off by the closing watch
        var cutOff =
                CompletableFuture.runAsync(
                        () -> close(socket),
                        CompletableFuture.delayedExecutor(
                                deadline.leftMillis(), TimeUnit.MILLISECONDS, threads));
        try {
            var reader = new EslReader(socket.getInputStream());
            var greeting = reader.frame();
            if (greeting.type().equals("text/rude-rejection")) {
                throw new EngineRefusedException(
                        "%s does not take connections from here (apply-inbound-acl)"
                                .formatted(where()));
            }
            if (!greeting.type().equals("auth/request")) {
                throw new ProtocolException(
                        "it begins with '%s'".formatted(Failures.oneLine(greeting.type())));
            }
            socket.getOutputStream()
                    .write(("auth " + password() + "\n\n").getBytes(StandardCharsets.US_ASCII));
            if (!reader.frame().get("Reply-Text").equals("+OK accepted")) {
                throw new EngineRefusedException("%s refused the password".formatted(where()));
            }
            return reader;
        } finally {
            cutOff.cancel(false);
        }
    }

    private String password() {
        var password = endpoint.password().reveal();
        if (!password.chars().allMatch(c -> c > ' ' && c <= '~')) {
            throw new IllegalArgumentException(
                    "password: [redacted] (expected: printable ASCII without spaces)");
        }
        return password;
    }

    private String where() {
        return "event socket %s:%d".formatted(endpoint.host(), endpoint.controlPort());
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // closing is all we wanted
        }
    }
}
