package dev.patchbay.engine.asterisk.ari;

import dev.patchbay.engine.testkit.EngineUnderTest;
import dev.patchbay.engine.testkit.MediaContract;
import dev.patchbay.engine.testkit.RealAsterisk;

class AsteriskMediaIT extends MediaContract {

    @Override
    protected EngineUnderTest start() {
        return new RealAsterisk(new AsteriskAriConnector());
    }
}
