package dev.patchbay.engine.testkit;

import dev.patchbay.engine.spi.EngineConfig;
import dev.patchbay.engine.spi.EngineConnector;
import dev.patchbay.engine.spi.EngineEndpoint;
import dev.patchbay.engine.spi.GatewayName;
import dev.patchbay.telephony.Ipv4Network;
import dev.patchbay.telephony.Media;
import dev.patchbay.telephony.SipAddress;
import dev.patchbay.templates.Account;
import dev.patchbay.templates.Peer;
import java.util.List;
import java.util.Map;

/// A real engine on loopback addresses of this machine, and what a test may do to it.
public interface EngineUnderTest extends AutoCloseable {

    /// The password the engine was started with.
    String PASSWORD = "only-for-this-test-7f3a";

    EngineConnector connector();

    EngineEndpoint endpoint(String password);

    /// @return where carriers send calls to, by UDP
    SipAddress carrierSide();

    /// @return where carriers send calls to, by TLS; its certificate is of [LabAuthority#OURS]
    SipAddress secureSide();

    /// @return where the edge sends Teams' calls to, by TCP
    SipAddress edgeSide();

    EngineConfig config(
            SipAddress edge,
            List<Peer> peers,
            List<Account> accounts,
            Map<Ipv4Network, Media> sources);

    /// @return the same config with one gateway more that the engine cannot load
    EngineConfig withUnloadable(EngineConfig config, GatewayName gateway);

    /// Runs a command where the engine runs.
    ///
    /// @return what it printed
    String run(String... command);

    /// Stops the engine's process in the middle of whatever it does, sockets and all.
    void freeze();

    void thaw();

    /// Kills the engine and starts it again with the same folders.
    void restart();

    @Override
    void close();
}
