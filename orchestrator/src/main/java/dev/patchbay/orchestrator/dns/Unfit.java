package dev.patchbay.orchestrator.dns;

import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.Ipv4Network;
import java.util.List;

/// Addresses that are nobody's on a network, or everybody's: calls are trusted by where they come
/// from, and a carrier's DNS must not make this machine, or a whole network, its own. Private
/// addresses are none of these: carriers are reached by tunnels as well.
final class Unfit {

    private static final List<Ipv4Network> OF_ONE_LINK =
            List.of(Ipv4Network.parse("127.0.0.0/8"), Ipv4Network.parse("169.254.0.0/16"));

    private static final List<Ipv4Network> OF_NO_MACHINE =
            List.of(
                    // this network's own (RFC 1122 section 3.2.1.3)
                    Ipv4Network.parse("0.0.0.0/8"),
                    // multicast, reserved, and broadcast
                    Ipv4Network.parse("224.0.0.0/3"));

    private Unfit() {}

    static boolean contains(HostName address) {
        return nobodys(address)
                || OF_ONE_LINK.stream().anyMatch(network -> network.contains(address));
    }

    /// @return whether no machine at all has this address
    static boolean nobodys(HostName address) {
        return OF_NO_MACHINE.stream().anyMatch(network -> network.contains(address));
    }
}
