package dev.patchbay.engine.asterisk.ami;

import dev.patchbay.engine.testkit.EngineUnderTest;
import dev.patchbay.engine.testkit.FailoverContract;
import dev.patchbay.engine.testkit.RealAsterisk;

class AsteriskFailoverIT extends FailoverContract {

    @Override
    protected EngineUnderTest start() {
        return new RealAsterisk(new AsteriskAmiConnector());
    }
}
