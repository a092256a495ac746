package dev.patchbay.engine.freeswitch.esl;

import dev.patchbay.engine.testkit.EngineUnderTest;
import dev.patchbay.engine.testkit.ForwardedContract;

class StandInForwardedIT extends ForwardedContract {

    @Override
    protected EngineUnderTest start() {
        return new StandInEngine();
    }
}
