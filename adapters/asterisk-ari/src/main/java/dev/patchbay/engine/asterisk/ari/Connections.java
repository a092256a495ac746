package dev.patchbay.engine.asterisk.ari;

import dev.patchbay.engine.asterisk.AmiAction;
import dev.patchbay.engine.asterisk.AmiConnection;
import dev.patchbay.engine.asterisk.AmiLogin;
import dev.patchbay.engine.session.Deadline;
import dev.patchbay.engine.session.Lifeline;
import dev.patchbay.engine.spi.EngineEndpoint;
import dev.patchbay.engine.spi.EngineRefusedException;
import dev.patchbay.engine.spi.EngineUnreachableException;

/// The three connections of a session.
record Connections(Lifeline lifeline, AriHttp http, AmiConnection ami, AriSocket ari)
        implements AutoCloseable {

    static Connections open(
            EngineEndpoint endpoint, Lifeline lifeline, AriHttp http, Deadline deadline)
            throws EngineRefusedException, EngineUnreachableException {
        var ami = new AmiLogin(endpoint, lifeline).connect(deadline, "off", _ -> {});
        var listener = new AriListener(lifeline::tell, lifeline::lose);
        var socket = http.open("events?app=" + AriFrames.APPLICATION, listener, deadline);
        var ari = new AriSocket(socket, endpoint.deadline());
        lifeline.hold(ari::close);
        listener.start(socket, ari);
        return new Connections(lifeline, http, ami, ari);
    }

    /// From here on events are delivered, and silence on either connection ends the session.
    void watch(EngineEndpoint endpoint) {
        lifeline.deliver();
        lifeline.repeat(
                endpoint.deadline().dividedBy(2),
                () -> {
                    ami.ask(new AmiAction("Ping"));
                    if (!lifeline.readingHeldUp()) {
                        ari.ping();
                    }
                });
    }

    @Override
    public void close() {
        lifeline.close();
    }
}
