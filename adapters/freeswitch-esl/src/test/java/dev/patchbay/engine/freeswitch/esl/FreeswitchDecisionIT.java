package dev.patchbay.engine.freeswitch.esl;

import dev.patchbay.engine.testkit.DecisionContract;
import dev.patchbay.engine.testkit.EngineUnderTest;

class FreeswitchDecisionIT extends DecisionContract {

    @Override
    protected EngineUnderTest start() {
        return new RealFreeswitch();
    }
}
