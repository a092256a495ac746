package dev.patchbay.engine.asterisk.ami;

import dev.patchbay.engine.testkit.EngineUnderTest;
import dev.patchbay.engine.testkit.HabitContract;
import dev.patchbay.engine.testkit.RealAsterisk;

class AsteriskHabitIT extends HabitContract {

    @Override
    protected EngineUnderTest start() {
        return new RealAsterisk(new AsteriskAmiConnector());
    }
}
