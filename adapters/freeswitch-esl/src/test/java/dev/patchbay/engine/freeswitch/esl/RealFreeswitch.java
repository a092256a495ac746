package dev.patchbay.engine.freeswitch.esl;

import dev.patchbay.engine.spi.EngineConfig;
import dev.patchbay.engine.spi.EngineConnector;
import dev.patchbay.engine.spi.EngineEndpoint;
import dev.patchbay.engine.spi.GatewayName;
import dev.patchbay.engine.testkit.Container;
import dev.patchbay.engine.testkit.EngineInContainer;
import dev.patchbay.telephony.Ipv4Network;
import dev.patchbay.telephony.Media;
import dev.patchbay.telephony.SipAddress;
import dev.patchbay.templates.Account;
import dev.patchbay.templates.FreeswitchConfig;
import dev.patchbay.templates.Peer;
import java.util.List;
import java.util.Map;

/// FreeSWITCH from the project's image.
final class RealFreeswitch extends EngineInContainer {

    static final String MISSING =
            "FREESWITCH_IMAGE names no image: the contract was NOT tried on a real FreeSWITCH";

    private final int port;

    RealFreeswitch() {
        this(Container.freePort());
    }

    private RealFreeswitch(int port) {
        super(
                new Container(
                        "freeswitch",
                        "/etc/patchbay-engine",
                        Map.of("ESL_PORT", Integer.toString(port))));
        this.port = port;
    }

    @Override
    public EngineConnector connector() {
        return new FreeswitchEslConnector();
    }

    @Override
    public EngineEndpoint endpoint(String password) {
        return container.endpoint(port, port, password);
    }

    @Override
    public EngineConfig config(
            SipAddress edge,
            List<Peer> peers,
            List<Account> accounts,
            Map<Ipv4Network, Media> sources) {
        return rendered(edge, peers, accounts);
    }

    static EngineConfig rendered(SipAddress edge, List<Peer> peers, List<Account> accounts) {
        return new FreeswitchConfig(List.of(edge), peers, accounts).engineConfig();
    }

    @Override
    public EngineConfig withUnloadable(EngineConfig config, GatewayName gateway) {
        return unloadable(config, gateway);
    }

    static EngineConfig unloadable(EngineConfig config, GatewayName gateway) {
        return spoiled(
                config,
                gateway,
                "carriers.xml",
                "<gateway name=\"%s\"><param nonsense".formatted(gateway));
    }
}
