package dev.patchbay.engine.asterisk.ami;

import dev.patchbay.engine.asterisk.AmiAction;
import dev.patchbay.engine.asterisk.AmiConnection;
import dev.patchbay.engine.asterisk.AmiLogin;
import dev.patchbay.engine.asterisk.AmiMessage;
import dev.patchbay.engine.session.Deadline;
import dev.patchbay.engine.session.Lifeline;
import dev.patchbay.engine.spi.EngineEndpoint;
import dev.patchbay.engine.spi.EngineRefusedException;
import dev.patchbay.engine.spi.EngineUnreachableException;

/// The two connections of a session. One is for calls alone: Asterisk carries out a connection's
/// actions one after another, and a call must not wait for a reload.
record Connections(Lifeline lifeline, AmiConnection calls, AmiConnection administration)
        implements AutoCloseable {

    static Connections open(EngineEndpoint endpoint, Lifeline lifeline, Deadline deadline)
            throws EngineRefusedException, EngineUnreachableException {
        var login = new AmiLogin(endpoint, lifeline);
        var administration = login.connect(deadline, "off", _ -> {});
        var calls = login.connect(deadline, "user", message -> take(message, lifeline));
        return new Connections(lifeline, calls, administration);
    }

    /// From here on calls are announced, and silence ends the session. The other connection's
    /// actions may rightly take long and have deadlines of their own.
    void watch(EngineEndpoint endpoint) {
        lifeline.deliver();
        lifeline.repeat(endpoint.deadline().dividedBy(2), () -> calls.ask(new AmiAction("Ping")));
    }

    private static void take(AmiMessage message, Lifeline lifeline) {
        Announcement.read(message).ifPresent(lifeline::tell);
    }

    @Override
    public void close() {
        lifeline.close();
    }
}
