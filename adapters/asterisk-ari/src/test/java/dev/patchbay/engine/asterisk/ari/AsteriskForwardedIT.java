package dev.patchbay.engine.asterisk.ari;

import dev.patchbay.engine.testkit.EngineUnderTest;
import dev.patchbay.engine.testkit.ForwardedContract;
import dev.patchbay.engine.testkit.RealAsterisk;

class AsteriskForwardedIT extends ForwardedContract {

    @Override
    protected EngineUnderTest start() {
        return new RealAsterisk(new AsteriskAriConnector());
    }
}
