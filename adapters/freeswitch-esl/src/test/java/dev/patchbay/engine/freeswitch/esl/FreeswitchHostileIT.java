package dev.patchbay.engine.freeswitch.esl;

import dev.patchbay.engine.testkit.EngineUnderTest;
import dev.patchbay.engine.testkit.HostileContract;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

@EnabledIfEnvironmentVariable(
        named = "FREESWITCH_IMAGE",
        matches = ".+",
        disabledReason = RealFreeswitch.MISSING)
class FreeswitchHostileIT extends HostileContract {

    @Override
    protected EngineUnderTest start() {
        return new RealFreeswitch();
    }
}
