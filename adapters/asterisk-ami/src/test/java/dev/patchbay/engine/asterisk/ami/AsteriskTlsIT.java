package dev.patchbay.engine.asterisk.ami;

import dev.patchbay.engine.testkit.EngineUnderTest;
import dev.patchbay.engine.testkit.RealAsterisk;
import dev.patchbay.engine.testkit.TlsContract;

class AsteriskTlsIT extends TlsContract {

    @Override
    protected EngineUnderTest start() {
        return new RealAsterisk(new AsteriskAmiConnector());
    }
}
