package dev.patchbay.engine.freeswitch.esl;

import dev.patchbay.engine.session.ControlSocket;
import dev.patchbay.engine.session.Deadline;
import dev.patchbay.engine.session.Failures;
import dev.patchbay.engine.session.Lifeline;
import dev.patchbay.engine.spi.EngineEndpoint;
import dev.patchbay.engine.spi.EngineRefusedException;
import dev.patchbay.engine.spi.EngineUnreachableException;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// Opens event sockets of a session: connect, wait for `auth/request`, answer it, insist on `+OK
/// accepted`.
final class EslLogin {

    private final EngineEndpoint endpoint;
    private final Lifeline lifeline;
    private final ControlSocket eventSocket;

    EslLogin(EngineEndpoint endpoint, Lifeline lifeline) {
        this.endpoint = endpoint;
        this.lifeline = lifeline;
        eventSocket =
                new ControlSocket(
                        "event socket",
                        "FreeSWITCH",
                        endpoint,
                        endpoint.controlPort(),
                        lifeline.threads());
    }

    /// @param events gets what answers no command, on the thread that reads
    EslConnection connect(Deadline deadline, Consumer<EslFrame> events)
            throws EngineRefusedException, EngineUnreachableException {
        var connection =
                eventSocket.open(
                        deadline,
                        socket ->
                                new EslConnection(
                                        socket,
                                        login(socket),
                                        endpoint.deadline(),
                                        events,
                                        lifeline::lose));
        lifeline.hold(_ -> connection.close());
        lifeline.start(connection::read);
        return connection;
    }

    private EslReader login(Socket socket) throws IOException, EngineRefusedException {
        var reader = new EslReader(socket.getInputStream());
        var greeting = reader.frame();
        if (greeting.type().equals("text/rude-rejection")) {
            throw new EngineRefusedException(
                    "%s does not take connections from here (apply-inbound-acl)"
                            .formatted(eventSocket.where()));
        }
        if (!greeting.type().equals("auth/request")) {
            throw new ProtocolException(
                    "it begins with '%s'".formatted(Failures.oneLine(greeting.type())));
        }
        socket.getOutputStream()
                .write(("auth " + password() + "\n\n").getBytes(StandardCharsets.US_ASCII));
        if (!reader.frame().get("Reply-Text").equals("+OK accepted")) {
            throw new EngineRefusedException(
                    "%s refused the password".formatted(eventSocket.where()));
        }
        return reader;
    }

    private String password() {
        var password = endpoint.password().reveal();
        if (!password.chars().allMatch(c -> c > ' ' && c <= '~')) {
            throw new IllegalArgumentException(
                    "password: [redacted] (expected: printable ASCII without spaces)");
        }
        return password;
    }
}
