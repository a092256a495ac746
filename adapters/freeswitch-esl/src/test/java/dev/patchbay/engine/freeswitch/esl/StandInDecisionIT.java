package dev.patchbay.engine.freeswitch.esl;

import dev.patchbay.engine.testkit.DecisionContract;
import dev.patchbay.engine.testkit.EngineUnderTest;

class StandInDecisionIT extends DecisionContract {

    @Override
    protected EngineUnderTest start() {
        return new StandInEngine();
    }
}
