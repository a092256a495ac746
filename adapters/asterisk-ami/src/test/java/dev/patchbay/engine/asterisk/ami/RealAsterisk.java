package dev.patchbay.engine.asterisk.ami;

import dev.patchbay.engine.spi.EngineConfig;
import dev.patchbay.engine.spi.EngineConnector;
import dev.patchbay.engine.spi.EngineEndpoint;
import dev.patchbay.engine.spi.GatewayName;
import dev.patchbay.engine.testkit.Container;
import dev.patchbay.engine.testkit.EngineUnderTest;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.SipAddress;
import dev.patchbay.templates.Account;
import dev.patchbay.templates.AsteriskConfig;
import dev.patchbay.templates.Peer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Asterisk from the project's image.
final class RealAsterisk implements EngineUnderTest {

    private final int ariPort = Container.freePort();
    private final int amiPort = Container.freePort();
    private final Container container =
            new Container(
                    "asterisk",
                    "/etc/asterisk/patchbay",
                    Map.of(
                            "ARI_PORT", Integer.toString(ariPort),
                            "AMI_PORT", Integer.toString(amiPort)));

    @Override
    public EngineConnector connector() {
        return new AsteriskAmiConnector();
    }

    @Override
    public EngineEndpoint endpoint(String password) {
        return container.endpoint(ariPort, amiPort, password);
    }

    @Override
    public SipAddress carrierSide() {
        return container.carrierSide();
    }

    @Override
    public SipAddress edgeSide() {
        return container.edgeSide();
    }

    @Override
    public EngineConfig config(
            SipAddress edge, List<Peer> peers, List<Account> accounts, Set<HostName> sources) {
        var config = new AsteriskConfig(edge, peers, accounts, sources);
        return new EngineConfig(config.render(), config.gateways());
    }

    @Override
    public EngineConfig withUnloadable(EngineConfig config, GatewayName gateway) {
        var files = new HashMap<>(config.files());
        files.computeIfPresent(
                "pjsip.conf",
                (_, text) ->
                        text
                                + "\n[%s]\ntype = endpoint\ncontext = x\nallow = nonsense_codec\n"
                                        .formatted(gateway));
        var gateways = new HashSet<>(config.gateways());
        gateways.add(gateway);
        return new EngineConfig(files, gateways);
    }

    @Override
    public String run(String... command) {
        return container.run(command);
    }

    @Override
    public void freeze() {
        container.freeze();
    }

    @Override
    public void thaw() {
        container.thaw();
    }

    @Override
    public void restart() {
        container.restart();
    }

    @Override
    public void close() {
        container.close();
    }
}
