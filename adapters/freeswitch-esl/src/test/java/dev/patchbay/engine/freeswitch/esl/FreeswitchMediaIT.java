package dev.patchbay.engine.freeswitch.esl;

import dev.patchbay.engine.testkit.EngineUnderTest;
import dev.patchbay.engine.testkit.MediaContract;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

@EnabledIfEnvironmentVariable(
        named = "FREESWITCH_IMAGE",
        matches = ".+",
        disabledReason = RealFreeswitch.MISSING)
class FreeswitchMediaIT extends MediaContract {

    @Override
    protected EngineUnderTest start() {
        return new RealFreeswitch();
    }
}
