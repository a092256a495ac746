package dev.patchbay.orchestrator.provisioning;

import dev.patchbay.engine.spi.EngineConfig;
import dev.patchbay.engine.spi.EngineKind;
import dev.patchbay.orchestrator.routing.GatewayNames;
import dev.patchbay.orchestrator.routing.Origins;
import dev.patchbay.orchestrator.trunk.Reached;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.orchestrator.trunk.TrunkConnection.Registration;
import dev.patchbay.orchestrator.trunk.TrunkConnection.StaticPeers;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.Ipv4Network;
import dev.patchbay.telephony.Media;
import dev.patchbay.telephony.SipAddress;
import dev.patchbay.templates.Account;
import dev.patchbay.templates.Account.Registering;
import dev.patchbay.templates.AsteriskConfig;
import dev.patchbay.templates.FreeswitchConfig;
import dev.patchbay.templates.Peer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an engine must load for these trunks. Pure.
///
/// A draft is left out altogether. A disabled trunk has no gateway, so nothing can be sent to it;
/// its addresses stay known, so that its carrier's calls are refused with a reason instead of being
/// taken for a stranger's.
final class EngineFiles {

    private EngineFiles() {}

    /// @param edges the one for its own calls to Teams first
    /// @param registers whether the accounts are this engine's to register
    static EngineConfig of(
            EngineKind kind, List<SipAddress> edges, Collection<Trunk> trunks, boolean registers) {
        var peers = new ArrayList<Peer>();
        var accounts = new ArrayList<Account>();
        for (var trunk : trunks.stream().sorted(Comparator.comparing(Trunk::id)).toList()) {
            if (trunk.live()) {
                switch (trunk.connection()) {
                    case Registration registration ->
                            accounts.addAll(accounts(trunk, registration, registers));
                    case StaticPeers known -> {
                        var reached = trunk.reached();
                        for (var place = 1; place <= reached.size(); place++) {
                            peers.add(
                                    new Peer(
                                            GatewayNames.of(trunk.id(), place),
                                            reached.get(place - 1).peer().address(),
                                            domain(trunk, reached.get(place - 1)),
                                            known.login(),
                                            known.probing(),
                                            trunk.media()));
                        }
                    }
                }
            }
        }
        return kind.equals(EngineKind.FREESWITCH_ESL)
                ? new FreeswitchConfig(edges, peers, accounts).engineConfig()
                : new AsteriskConfig(edges, peers, accounts, sources(Origins.of(trunks)))
                        .engineConfig();
    }

    /// @return the host of the Request-URI, where it is not the one calls are sent to
    private static Optional<HostName> domain(Trunk trunk, Reached reached) {
        return trunk.habits()
                .domain()
                .or(() ->
                        Optional.of(reached.domain())
                                .filter(it -> !it.equals(reached.peer().address().host())));
    }

    private static Map<Ipv4Network, Media> sources(Origins origins) {
        var sources = new HashMap<Ipv4Network, Media>();
        for (var network : origins.networks()) {
            var origin = origins.addresses().getOrDefault(network.addresses().getFirst(), "");
            sources.put(network, origins.media(origin));
        }
        return sources;
    }

    /// Each account by each way there is.
    private static List<Account> accounts(
            Trunk trunk, Registration registration, boolean registers) {
        var accounts = new ArrayList<Account>();
        var standings = trunk.accountStandings();
        var ways = trunk.ways().size();
        for (var place = 0; place < standings.size(); place++) {
            for (var way = 1; way <= ways; way++) {
                var registering =
                        way != standings.get(place).way()
                                ? Registering.BY_ANOTHER_WAY
                                : registers ? Registering.HERE : Registering.ELSEWHERE;
                accounts.add(account(trunk, registration, place, way, registering));
            }
        }
        return accounts;
    }

    private static Account account(
            Trunk trunk, Registration registration, int place, int way, Registering registering) {
        var account = registration.accounts().get(place);
        var towards = trunk.ways().get(way - 1);
        return new Account(
                GatewayNames.of(trunk.id(), place, way),
                "t" + trunk.id(),
                registration.registrar(),
                Optional.of(towards).filter(it -> !it.equals(registration.registrar())),
                trunk.habits().domain(),
                account.username(),
                account.loginName(),
                account.password(),
                registration.refreshEvery(),
                registration.manner(),
                registering,
                trunk.media());
    }
}
