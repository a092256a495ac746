package dev.patchbay.engine.asterisk.ami;

import dev.patchbay.engine.asterisk.AmiAction;
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
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// Asterisk 20 and later over its manager interface.
public final class AsteriskAmiConnector implements EngineConnector {

    /// Distributors append their own: `22.10.1~dfsg+~cs6…` is 22.10.1.
    private static final Pattern VERSION = Pattern.compile("((?:2[0-9]|[3-9][0-9])\\.[0-9.]+).*");

    @Override
    public EngineKind kind() {
        return EngineKind.ASTERISK_AMI;
    }

    @Override
    public EngineCapabilities capabilities() {
        return new EngineCapabilities(
                "Asterisk 20 or later",
                "AMI",
                "AMI",
                5038,
                OptionalInt.empty(),
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
        var threads =
                Thread.ofVirtual().name("asterisk-%s-".formatted(endpoint.host()), 0).factory();
        var lifeline = new Lifeline(events, threads);
        try {
            var connections =
                    Connections.open(endpoint, lifeline, Deadline.in(endpoint.deadline()));
            awaitBooted(connections);
            var session =
                    new AmiSession(endpoint, version(connections), connections, Clock.systemUTC());
            connections.watch(endpoint);
            return session;
        } catch (EngineRefusedException | EngineUnreachableException | RuntimeException failed) {
            lifeline.close();
            throw failed;
        }
    }

    /// Asterisk takes logins before it has loaded its modules.
    private static void awaitBooted(Connections connections)
            throws EngineRefusedException, EngineUnreachableException {
        connections
                .administration()
                .ask(new AmiAction("Command").with("Command", "core waitfullybooted"));
    }

    private static String version(Connections connections)
            throws EngineRefusedException, EngineUnreachableException {
        var answer = connections.administration().ask(new AmiAction("CoreSettings"));
        var version = VERSION.matcher(answer.get("AsteriskVersion"));
        if (!version.matches()) {
            throw new EngineRefusedException(
                    "this version is not known: '%s' (expected: Asterisk 20 or later)"
                            .formatted(Failures.oneLine(answer.get("AsteriskVersion"))));
        }
        return "Asterisk " + version.group(1);
    }
}
