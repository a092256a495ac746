package dev.patchbay.engine.freeswitch.esl;

import dev.patchbay.engine.testkit.EngineUnderTest;
import dev.patchbay.engine.testkit.MediaContract;

class StandInMediaIT extends MediaContract {

    @Override
    protected EngineUnderTest start() {
        return new StandInEngine();
    }
}
