package dev.patchbay.engine.freeswitch.esl;

import dev.patchbay.engine.testkit.EngineUnderTest;
import dev.patchbay.engine.testkit.TlsContract;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

@EnabledIfEnvironmentVariable(
        named = "FREESWITCH_IMAGE",
        matches = ".+",
        disabledReason = RealFreeswitch.MISSING)
class FreeswitchTlsIT extends TlsContract {

    @Override
    protected EngineUnderTest start() {
        return new RealFreeswitch();
    }
}
