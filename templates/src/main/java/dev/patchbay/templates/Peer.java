package dev.patchbay.templates;

import dev.patchbay.engine.spi.GatewayName;
import dev.patchbay.telephony.SipAddress;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/// A carrier's address we send calls to without logging in.
public record Peer(GatewayName gateway, SipAddress address) {

    /// @return what an engine with these carriers, and the Teams edge, must have loaded
    static Set<GatewayName> gateways(Collection<Peer> peers, Collection<Account> accounts) {
        var names = new HashSet<GatewayName>();
        names.add(GatewayName.TEAMS);
        peers.forEach(peer -> names.add(peer.gateway()));
        accounts.forEach(account -> names.add(account.gateway()));
        return Set.copyOf(names);
    }
}
