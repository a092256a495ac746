package dev.patchbay.engine.testkit;

import dev.patchbay.engine.spi.EngineConfig;
import dev.patchbay.engine.spi.GatewayName;
import dev.patchbay.telephony.SipAddress;
import java.util.HashMap;
import java.util.HashSet;

/// An engine from one of the project's images.
public abstract class EngineInContainer implements EngineUnderTest {

    protected final Container container;

    protected EngineInContainer(Container container) {
        this.container = container;
    }

    @Override
    public SipAddress carrierSide() {
        return container.carrierSide();
    }

    @Override
    public SipAddress secureSide() {
        return container.secureSide();
    }

    @Override
    public SipAddress edgeSide() {
        return container.edgeSide();
    }

    /// The same config, where the gateway's part of this file is nothing the engine can load.
    protected static EngineConfig spoiled(
            EngineConfig config, GatewayName gateway, String file, String nonsense) {
        var files = new HashMap<>(config.files());
        files.computeIfPresent(file, (_, text) -> text + nonsense);
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
