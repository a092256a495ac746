package dev.patchbay.engine.freeswitch.esl;

import dev.patchbay.engine.testkit.AccountContract;
import dev.patchbay.engine.testkit.EngineUnderTest;

class StandInAccountIT extends AccountContract {

    @Override
    protected EngineUnderTest start() {
        return new StandInEngine();
    }
}
