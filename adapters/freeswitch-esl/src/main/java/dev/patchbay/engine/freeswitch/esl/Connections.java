package dev.patchbay.engine.freeswitch.esl;

import dev.patchbay.engine.session.Deadline;
import dev.patchbay.engine.session.Lifeline;
import dev.patchbay.engine.spi.EngineEndpoint;
import dev.patchbay.engine.spi.EngineRefusedException;
import dev.patchbay.engine.spi.EngineUnreachableException;
import java.time.Duration;

/// The two connections of a session. One is for calls alone: FreeSWITCH carries out a connection's
/// commands one after another, and a call must not wait for a rescan.
record Connections(
        Lifeline lifeline,
        EslConnection calls,
        EslConnection administration,
        RegistrarWords registrars)
        implements AutoCloseable {

    /// How late an announcement may be. Each nudge costs FreeSWITCH a few microseconds.
    private static final Duration NUDGE = Duration.ofMillis(2);

    static Connections open(EngineEndpoint endpoint, Lifeline lifeline, Deadline deadline)
            throws EngineRefusedException, EngineUnreachableException {
        var login = new EslLogin(endpoint, lifeline);
        var registrars = new RegistrarWords();
        var administration = login.connect(deadline, registrars::take);
        var calls = login.connect(deadline, frame -> take(frame, lifeline));
        return new Connections(lifeline, calls, administration, registrars);
    }

    /// From here on calls are announced, and silence ends the session. The other connection's
    /// commands may rightly take long and have deadlines of their own.
    void watch(EngineEndpoint endpoint) throws EngineRefusedException, EngineUnreachableException {
        lifeline.deliver();
        administration.execute("event json CUSTOM " + RegistrarWords.SUBCLASS);
        calls.execute("event json CUSTOM " + Announcement.SUBCLASS);
        lifeline.repeat(NUDGE, calls::nudge);
        lifeline.repeat(endpoint.deadline().dividedBy(2), () -> calls.ask("api strepoch"));
    }

    private static void take(EslFrame frame, Lifeline lifeline) {
        Announcement.read(frame).ifPresent(lifeline::tell);
    }

    @Override
    public void close() {
        lifeline.close();
    }
}
