package dev.patchbay.engine.freeswitch.esl;

import dev.patchbay.engine.testkit.EngineUnderTest;
import dev.patchbay.engine.testkit.FailoverContract;

class StandInFailoverIT extends FailoverContract {

    @Override
    protected EngineUnderTest start() {
        return new StandInEngine();
    }
}
