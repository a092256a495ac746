package dev.patchbay.lab.graph;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/// Takes requests from the wire, lets faults happen, and sends what there is to answer.
final class Front implements HttpHandler {

    private static final int LARGEST_BODY = 1_000_000;

    private final Shared shared;
    private final Tokens tokens;
    private final Entra entra;
    private final Incidents incidents;
    private final Clock clock;
    private final Graph graph;

    /// @param faults what waits to go wrong
    /// @param counts how often each call came
    record Incidents(Faults faults, Counts counts) {}

    Front(Shared shared, Tokens tokens, Entra entra, Incidents incidents, Clock clock) {
        this.shared = shared;
        this.tokens = tokens;
        this.entra = entra;
        this.incidents = incidents;
        this.clock = clock;
        graph = new Graph(shared, tokens);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            if (path.equals("/")) {
                // any web server of Microsoft's tells the time
                exchange.sendResponseHeaders(204, -1);
                return;
            }
            var found = Call.of(exchange.getRequestMethod(), path);
            if (found.isEmpty()) {
                send(exchange, Reply.json(400, unknown(path)));
                return;
            }
            try {
                answer(exchange, asked(exchange, found.get()));
            } catch (Refused malformed) {
                send(exchange, Reply.json(400, Map.of("error", malformed.text())));
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Map<String, Object> unknown(String path) {
        return Map.of(
                "error",
                Map.of(
                        "code",
                        "BadRequest",
                        "message",
                        "Resource not found for the segment '%s'."
                                .formatted(path.substring(path.lastIndexOf('/') + 1))));
    }

    private Asked asked(HttpExchange exchange, Call.Found found) throws IOException, Refused {
        var headers = new HashMap<String, String>();
        exchange.getRequestHeaders()
                .forEach((name, values) ->
                        headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
        var uri = exchange.getRequestURI();
        var query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        var body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            throw Refused.badRequest("BadRequest", "The body is too large.");
        }
        return new Asked(
                found.call(),
                found.parts(),
                new Asked.Target(
                        "http://" + headers.getOrDefault("host", "graph"),
                        uri.getPath(),
                        query,
                        Query.parse(query),
                        clock.instant()),
                headers,
                new String(body, StandardCharsets.UTF_8));
    }

    private void answer(HttpExchange exchange, Asked asked)
            throws IOException, InterruptedException {
        var tenant = tenant(asked);
        var call = asked.call();
        shared.manners().arrives(tenant, call, asked.now());
        Optional<Reply> reply = Optional.empty();
        try {
            reply = reply(asked, incidents.faults().take(call, asked.now()));
        } finally {
            // noted before it is sent: who has the answer finds it counted
            var status = reply.map(Reply::status).orElse(Counts.NO_ANSWER);
            incidents.counts().count(call, status);
            wrote(tenant, asked, status);
            var wait = reply.map(it -> it.headers().get("Retry-After")).map(Integer::parseInt);
            shared.manners().leaves(tenant, call, status, wait.orElse(0), clock.instant());
        }
        if (reply.isPresent()) {
            send(exchange, reply.get());
        }
    }

    private String tenant(Asked asked) {
        return asked.call().graph()
                ? tokens.grant(Graph.bearer(asked)).map(Tokens.Grant::tenant).orElse("")
                : asked.part();
    }

    private void wrote(String tenant, Asked asked, int status) {
        if (status != 401 && status != 429) {
            var clear = status != Counts.NO_ANSWER && (status < 500 || status == 503);
            NumberWrites.intended(asked)
                    .forEach(change -> shared.manners().wrote(tenant, change, clear));
        }
    }

    /// Empty: the connection closes without an answer.
    private Optional<Reply> reply(Asked asked, Optional<Fault> fault) throws InterruptedException {
        if (fault.isEmpty()) {
            return Optional.of(honest(asked, new Fate.Honest()));
        }
        return switch (fault.get()) {
            case Fault.Refuses refuses -> Optional.of(refused(asked, refuses));
            case Fault.Slow(var by) -> {
                Thread.sleep(by);
                yield Optional.of(honest(asked, new Fate.Honest()));
            }
            case Fault.LosesAnswer() -> {
                honest(asked, new Fate.Honest());
                yield Optional.empty();
            }
            case Fault.HangsUp() -> Optional.empty();
            case Fault.Garbage() ->
                    Optional.of(
                            Reply.html(502, "<html><body><h1>502 Bad Gateway</h1></body></html>"));
            case Fault.SilentNoOp() -> Optional.of(honest(asked, new Fate.Silent()));
            case Fault.Skipped() -> Optional.of(honest(asked, new Fate.Skipped()));
            case Fault.FailsInside(var trouble) ->
                    Optional.of(honest(asked, new Fate.Failed(trouble)));
            case Fault.Wrapped() -> Optional.of(wrapped(honest(asked, new Fate.Honest())));
            case Fault.RevokesToken() -> {
                tokens.revoke(Graph.bearer(asked));
                yield Optional.of(honest(asked, new Fate.Honest()));
            }
        };
    }

    private Reply honest(Asked asked, Fate fate) {
        if (!asked.call().graph()) {
            return entra.answer(asked);
        }
        try {
            return graph.answer(asked, fate);
        } catch (Refused refused) {
            return GraphError.reply(asked, refused);
        }
    }

    private static Reply refused(Asked asked, Fault.Refuses refuses) {
        var reply =
                GraphError.reply(
                        asked,
                        new Refused(
                                refuses.status(),
                                refuses.code(),
                                "This was asked for by the lab."));
        return refuses.retryAfterSeconds() > 0
                ? reply.with("Retry-After", Integer.toString(refuses.retryAfterSeconds()))
                : reply;
    }

    private static Reply wrapped(Reply reply) {
        return reply.status() == 200
                ? Reply.json(200, Map.of("value", JsonMapper.shared().readTree(reply.body())))
                : reply;
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        reply.headers()
                .forEach((name, value) -> exchange.getResponseHeaders().put(name, List.of(value)));
        var body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }
}
