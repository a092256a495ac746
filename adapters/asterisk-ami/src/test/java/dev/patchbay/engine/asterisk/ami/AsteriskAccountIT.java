package dev.patchbay.engine.asterisk.ami;

import dev.patchbay.engine.testkit.AccountContract;
import dev.patchbay.engine.testkit.EngineUnderTest;
import dev.patchbay.engine.testkit.RealAsterisk;

class AsteriskAccountIT extends AccountContract {

    @Override
    protected EngineUnderTest start() {
        return new RealAsterisk(new AsteriskAmiConnector());
    }
}
