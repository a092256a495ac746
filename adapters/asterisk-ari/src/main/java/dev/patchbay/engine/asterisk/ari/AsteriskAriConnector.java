package dev.patchbay.engine.asterisk.ari;

import dev.patchbay.engine.session.Deadline;
import dev.patchbay.engine.session.Failures;
import dev.patchbay.engine.session.Lifeline;
import dev.patchbay.engine.spi.EngineCapabilities;
import dev.patchbay.engine.spi.EngineConnector;
import dev.patchbay.engine.spi.EngineEndpoint;
import dev.patchbay.engine.spi.EngineEventSink;
import dev.patchbay.engine.spi.EngineKind;
import dev.patchbay.engine.spi.EngineRefusedException;
import dev.patchbay.engine.spi.EngineSession;
import dev.patchbay.engine.spi.EngineUnreachableException;
import dev.patchbay.telephony.Dtmf;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ThreadFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Asterisk 22 and later: calls over ARI, administration over the manager connection.
public final class AsteriskAriConnector implements EngineConnector {

    /// Events for every change of every channel in Stasis would come otherwise. The filter also
    /// holds back answers to requests over the WebSocket, unless they are in it (Asterisk 22.10.1).
    private static final String WANTED_EVENTS =
            """
            {"allowed":[{"type":"StasisStart"},{"type":"ApplicationReplaced"},{"type":"RESTResponse"}]}\
            """;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public EngineKind kind() {
        return EngineKind.ASTERISK_ARI;
    }

    @Override
    public EngineCapabilities capabilities() {
        return new EngineCapabilities(
                "Asterisk 22",
                "ARI (WebSocket)",
                "ARI and AMI",
                8088,
                OptionalInt.of(5038),
                List.of("PCMA", "PCMU", "G722"),
                List.of(Dtmf.values()),
                false,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                "all trunks are read again; registrations and calls stay as they are");
    }

    @Override
    public EngineSession connect(EngineEndpoint endpoint, EngineEventSink events)
            throws EngineRefusedException, EngineUnreachableException {
        var deadline = Deadline.in(endpoint.deadline());
        var lifeline = new Lifeline(events, threadsOf(endpoint));
        try {
            var http = new AriHttp(endpoint, lifeline.threads());
            lifeline.hold(_ -> http.close());
            var version = version(http, deadline);
            var connections = Connections.open(endpoint, lifeline, http, deadline);
            wantOnlyOurEvents(http, deadline);
            connections.watch(endpoint);
            return new AriSession(endpoint, version, connections, Clock.systemUTC());
        } catch (EngineRefusedException | EngineUnreachableException | RuntimeException failed) {
            lifeline.close();
            throw failed;
        }
    }

    private static ThreadFactory threadsOf(EngineEndpoint endpoint) {
        return Thread.ofVirtual().name("asterisk-%s-".formatted(endpoint.host()), 0).factory();
    }

    private static String version(AriHttp http, Deadline deadline)
            throws EngineRefusedException, EngineUnreachableException {
        var answer = http.ask("GET", "asterisk/info?only=system", deadline);
        switch (answer.status()) {
            case 200 -> {}
            case 401, 403 ->
                    throw new EngineRefusedException(
                            "%s refused the user or its password".formatted(http.where()));
            case 503 ->
                    throw new EngineUnreachableException(
                            "%s is still starting".formatted(http.where()));
            default ->
                    throw new EngineRefusedException(
                            "%s is no Asterisk with ARI switched on: it answers %d"
                                    .formatted(http.where(), answer.status()));
        }
        return "Asterisk " + versionIn(answer.body(), http);
    }

    /// Distributors append their own: `22.10.1+dfsg+~cs6…` is 22.10.1.
    private static String versionIn(String body, AriHttp http) throws EngineRefusedException {
        try {
            var version = JSON.readTree(body).path("system").path("version").asString("");
            if (!version.isBlank()) {
                return Failures.oneLine(version.replaceFirst("[+~ ].*", ""));
            }
        } catch (JacksonException notJson) {
            throw new EngineRefusedException(
                    "%s is no Asterisk: its answer is not JSON".formatted(http.where()), notJson);
        }
        throw new EngineRefusedException(
                "%s is no Asterisk: it states no version".formatted(http.where()));
    }

    private static void wantOnlyOurEvents(AriHttp http, Deadline deadline)
            throws EngineRefusedException, EngineUnreachableException {
        http.ask(
                        "PUT",
                        "applications/%s/eventFilter".formatted(AriFrames.APPLICATION),
                        HttpRequest.BodyPublishers.ofString(WANTED_EVENTS),
                        deadline)
                .demand("filter events");
    }
}
