package dev.patchbay.engine.freeswitch.esl;

import dev.patchbay.engine.testkit.EngineUnderTest;
import dev.patchbay.engine.testkit.SessionContract;

class FreeswitchSessionIT extends SessionContract {

    @Override
    protected EngineUnderTest start() {
        return new RealFreeswitch();
    }
}
