package dev.patchbay.engine.freeswitch.esl;

import dev.patchbay.engine.testkit.EngineUnderTest;
import dev.patchbay.engine.testkit.SessionContract;

class StandInSessionIT extends SessionContract {

    @Override
    protected EngineUnderTest start() {
        return new StandInEngine();
    }
}
