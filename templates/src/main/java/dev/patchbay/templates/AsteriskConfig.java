package dev.patchbay.templates;

import dev.patchbay.engine.spi.GatewayName;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.Secret;
import dev.patchbay.telephony.SipAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Everything an Asterisk node must know besides its own addresses: the Teams edge, the carriers,
/// and the dialplan, which never changes.
///
/// @param edge where the edge takes calls for Teams, on its private side
/// @param peers carriers that are known by address
/// @param accounts carriers we register at
/// @param sources addresses carriers' calls may come from; they share one endpoint because Asterisk
///   compares every INVITE with every `identify` section, which collapses at a few thousand
public record AsteriskConfig(
        SipAddress edge, List<Peer> peers, List<Account> accounts, Set<HostName> sources) {

    private static final FileFormat PJSIP =
            FileFormat.of(
                    "pjsip.conf",
                    "(?:[\\x20-\\x3a\\x3c-\\x7e]|\\\\;)*",
                    "printable ASCII without an unescaped ;");
    private static final Templates TEMPLATES = new Templates("asterisk", PJSIP);

    public AsteriskConfig {
        peers = List.copyOf(peers);
        accounts = List.copyOf(accounts);
        sources = Set.copyOf(sources);
    }

    /// A carrier's address we send calls to without logging in.
    public record Peer(GatewayName gateway, SipAddress address) {}

    /// An account at a carrier's registrar, which is also where its calls go and come from.
    ///
    /// @param origin what the dialplan calls the account's incoming calls; also the user part of
    ///   the Contact we register
    public record Account(
            GatewayName gateway,
            String origin,
            SipAddress registrar,
            String username,
            Secret password,
            Duration refreshEvery) {

        /// The only character of a password that Asterisk's config reader takes for something else.
        public String escapedPassword() {
            return password.reveal().replace(";", "\\;");
        }

        public long refreshSeconds() {
            return refreshEvery.toSeconds();
        }

        @Override
        public String toString() {
            return "Account[%s, %s at %s]".formatted(gateway, username, registrar);
        }
    }

    /// @return the files of the engine's Patchbay folder, name to content
    /// @throws RefusedValueException if a value would change the meaning of a file
    public Map<String, String> render() {
        return TEMPLATES.renderAll(
                List.of("pjsip.conf", "extensions.conf"),
                Map.of(
                        "edge", edge,
                        "peers", peers,
                        "accounts", accounts,
                        "sources", new TreeSet<>(sources.stream().map(HostName::value).toList())));
    }

    /// @return the gateways the engine must have loaded once it uses these files
    public Set<GatewayName> gateways() {
        var names = new ArrayList<GatewayName>(List.of(GatewayName.TEAMS));
        peers.forEach(peer -> names.add(peer.gateway()));
        accounts.forEach(account -> names.add(account.gateway()));
        return Set.copyOf(names);
    }
}
