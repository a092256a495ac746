package dev.patchbay.engine.asterisk.ari;

import dev.patchbay.engine.session.Deadline;
import dev.patchbay.engine.session.Failures;
import dev.patchbay.engine.spi.EngineEndpoint;
import dev.patchbay.engine.spi.EngineRefusedException;
import dev.patchbay.engine.spi.EngineUnreachableException;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// ARI by plain HTTP: for what happens before the WebSocket is open, and for what takes Asterisk
/// long (a reload, the list of channels), which on the WebSocket would hold up the answers to
/// calls.
final class AriHttp implements AutoCloseable {

    private static final int LONGEST_BODY = 64 * 1024 * 1024;

    private final EngineEndpoint endpoint;
    private final HttpClient client;
    private final String authorization;

    AriHttp(EngineEndpoint endpoint, Executor threads) {
        this.endpoint = endpoint;
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        // the password goes to the engine and nowhere else
                        .proxy(HttpClient.Builder.NO_PROXY)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .executor(threads)
                        .build();
        var login = endpoint.username() + ":" + endpoint.password().reveal();
        this.authorization =
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString(login.getBytes(StandardCharsets.US_ASCII));
    }

    AriAnswer ask(String method, String path, Deadline deadline)
            throws EngineRefusedException, EngineUnreachableException {
        return ask(method, path, HttpRequest.BodyPublishers.noBody(), deadline);
    }

    AriAnswer ask(String method, String path, HttpRequest.BodyPublisher body, Deadline deadline)
            throws EngineRefusedException, EngineUnreachableException {
        var request =
                HttpRequest.newBuilder(uri("http", path))
                        .header("Authorization", authorization)
                        .header("Content-Type", "application/json")
                        .timeout(Duration.ofMillis(deadline.leftMillis()))
                        .method(method, body)
                        .build();
        var limited =
                HttpResponse.BodyHandlers.limiting(
                        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8), LONGEST_BODY);
        var response = await(client.sendAsync(request, limited), deadline);
        return new AriAnswer(response.statusCode(), response.body());
    }

    WebSocket open(String path, WebSocket.Listener listener, Deadline deadline)
            throws EngineRefusedException, EngineUnreachableException {
        var handshake =
                client.newWebSocketBuilder()
                        .header("Authorization", authorization)
                        .subprotocols("ari")
                        .connectTimeout(Duration.ofMillis(deadline.leftMillis()))
                        .buildAsync(uri("ws", path), listener);
        // a handshake that ends after we gave up must not leave a connection nobody owns
        var _ =
                handshake.whenComplete((socket, _) -> {
                    if (socket != null && deadline.passed()) {
                        socket.abort();
                    }
                });
        return await(handshake, deadline);
    }

    String where() {
        return "ARI %s:%d".formatted(endpoint.host(), endpoint.controlPort());
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private URI uri(String scheme, String path) {
        return URI.create(
                "%s://%s:%d/ari/%s"
                        .formatted(scheme, endpoint.host(), endpoint.controlPort(), path));
    }

    private <T> T await(CompletableFuture<T> answer, Deadline deadline)
            throws EngineRefusedException, EngineUnreachableException {
        try {
            return answer.get(Math.max(0, deadline.leftNanos()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            answer.cancel(true);
            throw new EngineUnreachableException(where() + ": no answer in time", late);
        } catch (ExecutionException failed) {
            throw failure(failed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new EngineUnreachableException(where() + ": interrupted", stop);
        }
    }

    private EngineUnreachableException failure(Throwable failed) throws EngineRefusedException {
        var cause = failed;
        while (cause.getCause() != null
                && (cause instanceof ExecutionException || cause instanceof CompletionException)) {
            cause = cause.getCause();
        }
        if (cause instanceof WebSocketHandshakeException refused) {
            throw new EngineRefusedException(
                    "%s refused the WebSocket: %d"
                            .formatted(where(), refused.getResponse().statusCode()),
                    cause);
        }
        if (cause instanceof ProtocolException || notHttp(cause)) {
            throw new EngineRefusedException(
                    "%s is no Asterisk: it does not speak HTTP".formatted(where()), cause);
        }
        return new EngineUnreachableException(
                "%s: %s".formatted(where(), Failures.inWords(cause)), cause);
    }

    /// The JDK tells a status line it cannot read by a plain IOException around its own parser's.
    private static boolean notHttp(Throwable cause) {
        return cause instanceof IOException && cause.getCause() instanceof ProtocolException;
    }
}
