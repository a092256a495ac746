package dev.patchbay.engine.testkit;

import dev.patchbay.engine.spi.EngineConfig;
import dev.patchbay.engine.spi.EngineConnector;
import dev.patchbay.engine.spi.EngineEndpoint;
import dev.patchbay.engine.spi.GatewayName;
import dev.patchbay.telephony.Ipv4Network;
import dev.patchbay.telephony.Media;
import dev.patchbay.telephony.SipAddress;
import dev.patchbay.templates.Account;
import dev.patchbay.templates.AsteriskConfig;
import dev.patchbay.templates.Peer;
import java.util.List;
import java.util.Map;

/// Asterisk from the project's image, driven by one of its adapters.
public final class RealAsterisk extends EngineInContainer {

    private final EngineConnector connector;
    private final int ariPort;
    private final int amiPort;

    public RealAsterisk(EngineConnector connector) {
        this(connector, Container.freePort(), Container.freePort());
    }

    private RealAsterisk(EngineConnector connector, int ariPort, int amiPort) {
        super(
                new Container(
                        "asterisk",
                        "/etc/asterisk/patchbay",
                        Map.of(
                                "ARI_PORT", Integer.toString(ariPort),
                                "AMI_PORT", Integer.toString(amiPort))));
        this.connector = connector;
        this.ariPort = ariPort;
        this.amiPort = amiPort;
    }

    @Override
    public EngineConnector connector() {
        return connector;
    }

    @Override
    public EngineEndpoint endpoint(String password) {
        return container.endpoint(ariPort, amiPort, password);
    }

    @Override
    public EngineConfig config(
            SipAddress edge,
            List<Peer> peers,
            List<Account> accounts,
            Map<Ipv4Network, Media> sources) {
        return new AsteriskConfig(List.of(edge), peers, accounts, sources).engineConfig();
    }

    @Override
    public EngineConfig withUnloadable(EngineConfig config, GatewayName gateway) {
        return spoiled(
                config,
                gateway,
                "pjsip.conf",
                "\n[%s]\ntype = endpoint\ncontext = x\nallow = nonsense_codec\n"
                        .formatted(gateway));
    }
}
