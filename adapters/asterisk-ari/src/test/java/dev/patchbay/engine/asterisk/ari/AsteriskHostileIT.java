package dev.patchbay.engine.asterisk.ari;

import dev.patchbay.engine.testkit.EngineUnderTest;
import dev.patchbay.engine.testkit.HostileContract;
import dev.patchbay.engine.testkit.RealAsterisk;

class AsteriskHostileIT extends HostileContract {

    @Override
    protected EngineUnderTest start() {
        return new RealAsterisk(new AsteriskAriConnector());
    }
}
