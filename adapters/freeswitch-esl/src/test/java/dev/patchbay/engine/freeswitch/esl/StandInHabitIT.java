package dev.patchbay.engine.freeswitch.esl;

import dev.patchbay.engine.testkit.EngineUnderTest;
import dev.patchbay.engine.testkit.HabitContract;

class StandInHabitIT extends HabitContract {

    @Override
    protected EngineUnderTest start() {
        return new StandInEngine();
    }
}
