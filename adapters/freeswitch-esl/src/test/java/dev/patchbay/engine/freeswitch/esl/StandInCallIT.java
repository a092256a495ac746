package dev.patchbay.engine.freeswitch.esl;

import dev.patchbay.engine.testkit.CallContract;
import dev.patchbay.engine.testkit.EngineUnderTest;

class StandInCallIT extends CallContract {

    @Override
    protected EngineUnderTest start() {
        return new StandInEngine();
    }
}
