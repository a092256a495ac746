package dev.patchbay.engine.asterisk.ari;

import dev.patchbay.engine.testkit.EngineUnderTest;
import dev.patchbay.engine.testkit.RealAsterisk;
import dev.patchbay.engine.testkit.TlsContract;

class AsteriskTlsIT extends TlsContract {

    @Override
    protected EngineUnderTest start() {
        return new RealAsterisk(new AsteriskAriConnector());
    }
}
