package dev.patchbay.engine.freeswitch.esl;

import dev.patchbay.engine.testkit.EngineUnderTest;
import dev.patchbay.engine.testkit.HostileContract;

class StandInHostileIT extends HostileContract {

    @Override
    protected EngineUnderTest start() {
        return new StandInEngine();
    }
}
