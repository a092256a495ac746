package dev.patchbay.engine.freeswitch.esl;

import dev.patchbay.engine.testkit.AccountContract;
import dev.patchbay.engine.testkit.EngineUnderTest;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

@EnabledIfEnvironmentVariable(
        named = "FREESWITCH_IMAGE",
        matches = ".+",
        disabledReason = RealFreeswitch.MISSING)
class FreeswitchAccountIT extends AccountContract {

    @Override
    protected EngineUnderTest start() {
        return new RealFreeswitch();
    }
}
