package dev.patchbay.engine.freeswitch.esl;

import dev.patchbay.engine.testkit.EngineUnderTest;
import dev.patchbay.engine.testkit.SignallingContract;

class StandInSignallingIT extends SignallingContract {

    @Override
    protected EngineUnderTest start() {
        return new StandInEngine();
    }
}
