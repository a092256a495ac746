package dev.patchbay.engine.session;

import dev.patchbay.engine.spi.EngineEndpoint;
import dev.patchbay.engine.spi.EngineRefusedException;
import dev.patchbay.engine.spi.EngineUnreachableException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/// Opens a TCP connection for control and logs in on it, all within one deadline.
///
/// @param what what is there, as it reads in "manager 192.0.2.1:5038"
/// @param product whom we expect, as it reads in "is no Asterisk manager"
public record ControlSocket(
        String what, String product, EngineEndpoint endpoint, int port, Executor threads) {

    /// What is said before the connection is of use. Whoever speaks another protocol is a
    /// [ProtocolException].
    public interface Handshake<C> {
        C perform(Socket socket) throws IOException, EngineRefusedException;
    }

    /// @param deadline whoever drips the few bytes of a login is cut off then
    public <C> C open(Deadline deadline, Handshake<C> handshake)
            throws EngineRefusedException, EngineUnreachableException {
        var socket = new Socket();
        try {
            socket.connect(address(deadline), deadline.leftMillis());
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
            return inTime(socket, deadline, handshake);
        } catch (ProtocolException stranger) {
            close(socket);
            throw new EngineRefusedException(
                    "%s is no %s: %s".formatted(where(), product, stranger.getMessage()), stranger);
        } catch (IOException failed) {
            close(socket);
            throw new EngineUnreachableException(
                    "%s: %s".formatted(where(), Failures.inWords(failed)), failed);
        } catch (EngineRefusedException | EngineUnreachableException | RuntimeException failed) {
            close(socket);
            throw failed;
        }
    }

    public String where() {
        return "%s %s:%d".formatted(what, endpoint.host(), port);
    }

    /// Looked up on a thread of its own: a silent name server would hold us beyond any deadline.
    private InetSocketAddress address(Deadline deadline) throws EngineUnreachableException {
        var host = endpoint.host().value();
        var address =
                deadline.await(
                        CompletableFuture.supplyAsync(
                                () -> new InetSocketAddress(host, port), threads),
                        "looking up " + host);
        if (address.isUnresolved()) {
            throw new EngineUnreachableException("%s: no such host".formatted(host));
        }
        return address;
    }

    private <C> C inTime(Socket socket, Deadline deadline, Handshake<C> handshake)
            throws IOException, EngineRefusedException {
        var cutOff =
                CompletableFuture.runAsync(
                        () -> close(socket),
                        CompletableFuture.delayedExecutor(
                                deadline.leftMillis(), TimeUnit.MILLISECONDS, threads));
        try {
            return handshake.perform(socket);
        } finally {
            cutOff.cancel(false);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // closing is all we wanted
        }
    }
}
