package dev.patchbay.templates;

import dev.patchbay.engine.spi.GatewayName;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.Login;
import dev.patchbay.telephony.Media;
import dev.patchbay.telephony.Probing;
import dev.patchbay.telephony.SipAddress;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// A carrier's address we send calls to without logging in.
///
/// @param domain host of the Request-URI where the carrier wants another one than its address
/// @param login what answers the carrier where it challenges calls
/// @param media the audio of calls to it
public record Peer(
        GatewayName gateway,
        SipAddress address,
        Optional<HostName> domain,
        Optional<Login> login,
        Probing probing,
        Media media) {

    public Peer(
            GatewayName gateway,
            SipAddress address,
            Optional<HostName> domain,
            Optional<Login> login,
            Probing probing) {
        this(gateway, address, domain, login, probing, Media.USUAL);
    }

    public Peer(GatewayName gateway, SipAddress address, Optional<HostName> domain, Media media) {
        this(gateway, address, domain, Optional.empty(), Probing.USUAL, media);
    }

    public Peer(GatewayName gateway, SipAddress address, Optional<HostName> domain) {
        this(gateway, address, domain, Optional.empty(), Probing.USUAL, Media.USUAL);
    }

    public Peer(GatewayName gateway, SipAddress address) {
        this(gateway, address, Optional.empty());
    }

    /// FreeSWITCH counts answers up to this and silences down from it; below
    /// [Probing#successesUntilUp()] a peer is down.
    ///
    /// @return what it counts up to
    public int countedTo() {
        return probing.successesUntilUp() + probing.failuresUntilDown() - 1;
    }

    /// @return what follows the `@` of a Request-URI
    public String place() {
        return domain.map(HostName::value).orElse(address.hostAndPort());
    }

    /// @return whether requests go somewhere else than the Request-URI says
    public boolean proxied() {
        return domain.isPresent();
    }

    /// @return what an engine with these carriers, and the Teams edge, must have loaded
    static Set<GatewayName> gateways(Collection<Peer> peers, Collection<Account> accounts) {
        var names = new HashSet<GatewayName>();
        names.add(GatewayName.TEAMS);
        peers.forEach(peer -> names.add(peer.gateway()));
        accounts.forEach(account -> names.add(account.gateway()));
        return Set.copyOf(names);
    }
}
