package dev.patchbay.engine.asterisk;

import dev.patchbay.engine.session.ConfigFolder;
import dev.patchbay.engine.session.GatewayDifference;
import dev.patchbay.engine.spi.EngineConfig;
import dev.patchbay.engine.spi.EngineRefusedException;
import dev.patchbay.engine.spi.EngineUnreachableException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Applies config: write, reload, look whether Asterisk now knows what it should, put the former
/// files back if not. Reloading touches neither calls in progress nor unchanged registrations.
public final class ConfigInUse {

    /// 10,000 trunks took 3 s when measured.
    private static final Duration LONGEST_RELOAD = Duration.ofSeconds(30);

    private static final String DIALPLAN = "extensions.conf";
    private static final List<String> SIP_MODULES =
            List.of(
                    "res_pjsip.so",
                    "res_pjsip_endpoint_identifier_ip.so",
                    "res_pjsip_outbound_registration.so");

    private final ConfigFolder folder;
    private final ModuleReload modules;
    private final Gateways gateways;

    public ConfigInUse(ConfigFolder folder, ModuleReload modules, Gateways gateways) {
        this.folder = folder;
        this.modules = modules;
        this.gateways = gateways;
    }

    public Map<String, String> files() throws EngineRefusedException {
        return folder.read();
    }

    public synchronized void apply(EngineConfig wanted)
            throws EngineRefusedException, EngineUnreachableException {
        var before = folder.read();
        if (!before.equals(wanted.files())) {
            folder.write(wanted.files());
            reload(!wanted.files().getOrDefault(DIALPLAN, "").equals(before.get(DIALPLAN)));
        } else if (!difference(wanted).none()) {
            // written by an orchestrator that was stopped before it could have them loaded
            reload(true);
        }
        var difference = difference(wanted);
        if (!difference.none()) {
            folder.write(before);
            reload(true);
            throw new EngineRefusedException(
                    "Asterisk did not load the new config (%s); the former one is back in force"
                            .formatted(difference.inWords()));
        }
    }

    private void reload(boolean dialplanToo)
            throws EngineRefusedException, EngineUnreachableException {
        for (var module : SIP_MODULES) {
            modules.reload(module, LONGEST_RELOAD);
        }
        if (dialplanToo) {
            modules.reload("pbx_config.so", LONGEST_RELOAD);
        }
    }

    private GatewayDifference difference(EngineConfig wanted) throws EngineUnreachableException {
        return GatewayDifference.between(wanted, gateways.loaded());
    }
}
