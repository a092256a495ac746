package dev.patchbay.engine.asterisk.ari;

import dev.patchbay.engine.testkit.CallContract;
import dev.patchbay.engine.testkit.EngineUnderTest;
import dev.patchbay.engine.testkit.RealAsterisk;

class AsteriskCallIT extends CallContract {

    @Override
    protected EngineUnderTest start() {
        return new RealAsterisk(new AsteriskAriConnector());
    }
}
