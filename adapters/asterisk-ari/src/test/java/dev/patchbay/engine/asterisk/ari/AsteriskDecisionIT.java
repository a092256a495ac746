package dev.patchbay.engine.asterisk.ari;

import dev.patchbay.engine.testkit.DecisionContract;
import dev.patchbay.engine.testkit.EngineUnderTest;
import dev.patchbay.engine.testkit.RealAsterisk;

class AsteriskDecisionIT extends DecisionContract {

    @Override
    protected EngineUnderTest start() {
        return new RealAsterisk(new AsteriskAriConnector());
    }
}
