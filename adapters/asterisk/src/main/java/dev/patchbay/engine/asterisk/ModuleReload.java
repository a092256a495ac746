package dev.patchbay.engine.asterisk;

import dev.patchbay.engine.spi.EngineRefusedException;
import dev.patchbay.engine.spi.EngineUnreachableException;
import java.time.Duration;

/// Makes one module of Asterisk read its config again: the one step of applying config that ARI and
/// AMI do differently.
@FunctionalInterface
public interface ModuleReload {

    /// @param module such as `res_pjsip.so`
    /// @param patience how long Asterisk may take; 10,000 trunks took 3 s when measured
    void reload(String module, Duration patience)
            throws EngineRefusedException, EngineUnreachableException;
}
