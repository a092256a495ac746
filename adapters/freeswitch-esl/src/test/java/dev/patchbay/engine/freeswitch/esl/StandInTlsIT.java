package dev.patchbay.engine.freeswitch.esl;

import dev.patchbay.engine.testkit.EngineUnderTest;
import dev.patchbay.engine.testkit.TlsContract;

class StandInTlsIT extends TlsContract {

    @Override
    protected EngineUnderTest start() {
        return new StandInEngine();
    }
}
