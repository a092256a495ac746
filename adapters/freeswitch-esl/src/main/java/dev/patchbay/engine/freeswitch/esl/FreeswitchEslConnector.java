package dev.patchbay.engine.freeswitch.esl;

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
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ThreadFactory;
import java.util.regex.Pattern;

/// FreeSWITCH 1.10 and later over its event socket.
public final class FreeswitchEslConnector implements EngineConnector {

    private static final Pattern VERSION =
            Pattern.compile("FreeSWITCH Version (1\\.(?:1[0-9]|[2-9][0-9])[0-9.]*).*");

    /// What the dialplan, the gateways and the records cannot do without.
    private static final List<String> MODULES =
            List.of("mod_sofia", "mod_dialplan_xml", "mod_dptools", "mod_hash", "mod_cdr_csv");

    @Override
    public EngineKind kind() {
        return EngineKind.FREESWITCH_ESL;
    }

    @Override
    public EngineCapabilities capabilities() {
        return new EngineCapabilities(
                "FreeSWITCH 1.10 or later",
                "ESL (inbound)",
                "ESL (inbound)",
                8021,
                OptionalInt.empty(),
                List.of("PCMA", "PCMU"),
                List.of(Dtmf.RFC4733, Dtmf.INFO),
                true,
                Duration.ofMillis(20),
                Duration.ZERO,
                "only that trunk's gateway is replaced; calls through it go on");
    }

    @Override
    public EngineSession connect(EngineEndpoint endpoint, EngineEventSink events)
            throws EngineRefusedException, EngineUnreachableException {
        var lifeline = new Lifeline(events, threadsOf(endpoint));
        try {
            var connections =
                    Connections.open(endpoint, lifeline, Deadline.in(endpoint.deadline()));
            var version = version(connections.administration());
            demandModules(connections.administration());
            var session = new EslSession(endpoint, version, connections);
            connections.watch(endpoint);
            return session;
        } catch (EngineRefusedException | EngineUnreachableException | RuntimeException failed) {
            lifeline.close();
            throw failed;
        }
    }

    private static ThreadFactory threadsOf(EngineEndpoint endpoint) {
        return Thread.ofVirtual().name("freeswitch-%s-".formatted(endpoint.host()), 0).factory();
    }

    private static String version(EslConnection esl)
            throws EngineRefusedException, EngineUnreachableException {
        var answer = esl.ask("api version");
        var version = VERSION.matcher(answer);
        if (!version.matches()) {
            throw new EngineRefusedException(
                    "this version is not known: '%s' (expected: FreeSWITCH 1.10 or later)"
                            .formatted(Failures.oneLine(answer)));
        }
        return "FreeSWITCH " + version.group(1);
    }

    private static void demandModules(EslConnection esl)
            throws EngineRefusedException, EngineUnreachableException {
        for (var module : MODULES) {
            if (!esl.ask("api module_exists " + module).equals("true")) {
                throw new EngineRefusedException(
                        "%s is not loaded (expected: %s)"
                                .formatted(module, String.join(", ", MODULES)));
            }
        }
    }
}
