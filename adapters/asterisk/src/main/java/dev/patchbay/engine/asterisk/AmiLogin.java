package dev.patchbay.engine.asterisk;

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

/// Opens manager connections of a session. A client that gets all events is dropped under load, so
/// it names the class it needs, or none; for everything else Patchbay polls.
public final class AmiLogin {

    private static final String GREETING = "Asterisk Call Manager/";

    private final EngineEndpoint endpoint;
    private final Lifeline lifeline;
    private final ControlSocket manager;

    public AmiLogin(EngineEndpoint endpoint, Lifeline lifeline) {
        this.endpoint = endpoint;
        this.lifeline = lifeline;
        manager =
                new ControlSocket(
                        "manager",
                        "Asterisk manager",
                        endpoint,
                        endpoint.administrationPort(),
                        lifeline.threads());
    }

    /// @param classes which events it gets: `off`, or a class such as `user`
    /// @param events gets them on the thread that reads
    public AmiConnection connect(Deadline deadline, String classes, Consumer<AmiMessage> events)
            throws EngineRefusedException, EngineUnreachableException {
        var connection =
                manager.open(
                        deadline,
                        socket ->
                                new AmiConnection(
                                        socket,
                                        login(socket, classes),
                                        endpoint.deadline(),
                                        events,
                                        lifeline::lose));
        lifeline.hold(_ -> connection.close());
        lifeline.start(connection::read);
        return connection;
    }

    private AmiReader login(Socket socket, String classes)
            throws IOException, EngineRefusedException {
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
        socket.getOutputStream().write(action.encoded("login").getBytes(StandardCharsets.US_ASCII));
        var answer = reader.message();
        if (!answer.get("Response").equals("Success")) {
            throw new EngineRefusedException(
                    "%s refused the login of '%s': %s"
                            .formatted(
                                    manager.where(),
                                    endpoint.username(),
                                    Failures.oneLine(answer.get("Message"))));
        }
        return reader;
    }
}
