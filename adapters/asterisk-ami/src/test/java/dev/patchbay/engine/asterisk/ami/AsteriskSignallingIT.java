package dev.patchbay.engine.asterisk.ami;

import dev.patchbay.engine.testkit.EngineUnderTest;
import dev.patchbay.engine.testkit.RealAsterisk;
import dev.patchbay.engine.testkit.SignallingContract;

class AsteriskSignallingIT extends SignallingContract {

    @Override
    protected EngineUnderTest start() {
        return new RealAsterisk(new AsteriskAmiConnector());
    }
}
