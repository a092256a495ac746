package dev.patchbay.engine.asterisk;

import dev.patchbay.engine.session.ConfigFolder;
import dev.patchbay.engine.spi.EngineConfig;
import dev.patchbay.engine.spi.EngineRefusedException;
import dev.patchbay.engine.spi.EngineUnreachableException;
import dev.patchbay.engine.spi.GatewayName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

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
        } else if (!difference(wanted).isEmpty()) {
            // written by an orchestrator that was stopped before it could have them loaded
            reload(true);
        }
        var difference = difference(wanted);
        if (!difference.isEmpty()) {
            folder.write(before);
            reload(true);
            throw new EngineRefusedException(
                    "Asterisk did not load the new config (%s); the former one is back in force"
                            .formatted(difference));
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

    /// @return empty if Asterisk knows exactly the gateways it should
    private String difference(EngineConfig wanted) throws EngineUnreachableException {
        var expected =
                wanted.gateways().stream().map(GatewayName::value).collect(Collectors.toSet());
        var loaded = gateways.loaded();
        var missing = new TreeSet<>(expected);
        missing.removeAll(loaded);
        var left = new TreeSet<>(loaded);
        left.removeAll(expected);
        if (missing.isEmpty() && left.isEmpty()) {
            return "";
        }
        return missing.isEmpty() ? "still there: " + some(left) : "missing: " + some(missing);
    }

    private static String some(Set<String> names) {
        return names.stream().limit(5).collect(Collectors.joining(", "))
                + (names.size() > 5 ? ", and %d more".formatted(names.size() - 5) : "");
    }
}
