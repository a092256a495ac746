package dev.patchbay.engine.freeswitch.esl;

import dev.patchbay.engine.spi.EngineConfig;
import dev.patchbay.engine.spi.EngineConnector;
import dev.patchbay.engine.spi.EngineEndpoint;
import dev.patchbay.engine.spi.GatewayName;
import dev.patchbay.engine.testkit.Container;
import dev.patchbay.engine.testkit.EngineUnderTest;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.SipAddress;
import dev.patchbay.templates.Account;
import dev.patchbay.templates.FreeswitchConfig;
import dev.patchbay.templates.Peer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// FreeSWITCH from the project's image.
final class RealFreeswitch implements EngineUnderTest {

    static final String MISSING =
            "FREESWITCH_IMAGE names no image: the contract was NOT tried on a real FreeSWITCH";

    private final int port = Container.freePort();
    private final Container container =
            new Container(
                    "freeswitch",
                    "/etc/patchbay-engine",
                    Map.of("ESL_PORT", Integer.toString(port)));

    @Override
    public EngineConnector connector() {
        return new FreeswitchEslConnector();
    }

    @Override
    public EngineEndpoint endpoint(String password) {
        return container.endpoint(port, port, password);
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
        var config = new FreeswitchConfig(edge, peers, accounts);
        return new EngineConfig(config.render(), config.gateways());
    }

    @Override
    public EngineConfig withUnloadable(EngineConfig config, GatewayName gateway) {
        var files = new HashMap<>(config.files());
        files.computeIfPresent(
                "carriers.xml",
                (_, text) -> text + "<gateway name=\"%s\"><param nonsense".formatted(gateway));
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
