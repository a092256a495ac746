package dev.patchbay.engine.freeswitch.esl;

import dev.patchbay.engine.testkit.CallContract;
import dev.patchbay.engine.testkit.EngineUnderTest;

class FreeswitchCallIT extends CallContract {

    @Override
    protected EngineUnderTest start() {
        return new RealFreeswitch();
    }
}
