package dev.patchbay.engine.asterisk.ari;

import dev.patchbay.engine.session.Failures;
import dev.patchbay.engine.spi.EngineRefusedException;

/// What ARI answered to one request.
record AriAnswer(int status, String body) {

    boolean ok() {
        return status >= 200 && status < 300;
    }

    /// No such thing (404), or not in that state (409): what was asked about is over.
    boolean gone() {
        return status == 404 || status == 409;
    }

    AriAnswer demand(String what) throws EngineRefusedException {
        if (!ok()) {
            throw new EngineRefusedException(
                    "Asterisk refused to %s: %d %s"
                            .formatted(what, status, Failures.oneLine(body)));
        }
        return this;
    }
}
