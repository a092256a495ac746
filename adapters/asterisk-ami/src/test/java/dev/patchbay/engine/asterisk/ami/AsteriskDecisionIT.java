package dev.patchbay.engine.asterisk.ami;

import dev.patchbay.engine.testkit.DecisionContract;
import dev.patchbay.engine.testkit.EngineUnderTest;

class AsteriskDecisionIT extends DecisionContract {

    @Override
    protected EngineUnderTest start() {
        return new RealAsterisk();
    }
}
