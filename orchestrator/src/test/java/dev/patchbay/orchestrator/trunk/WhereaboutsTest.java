package dev.patchbay.orchestrator.trunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.patchbay.orchestrator.customer.CustomerId;
import dev.patchbay.orchestrator.customer.DisplayName;
import dev.patchbay.orchestrator.dns.SipServer;
import dev.patchbay.orchestrator.trunk.TrunkConnection.Registration;
import dev.patchbay.orchestrator.trunk.TrunkConnection.StaticPeers;
import dev.patchbay.telephony.AccountManner;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.Ipv4Network;
import dev.patchbay.telephony.Media;
import dev.patchbay.telephony.Probing;
import dev.patchbay.telephony.Secret;
import dev.patchbay.telephony.SipAddress;
import dev.patchbay.telephony.SipTransport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What a trunk makes of where its names lead.
class WhereaboutsTest {

    private static final SipAddress NAME = byDns("sip.carrier.example", SipTransport.ANY);
    private static final SipAddress OTHER = SipAddress.udp("other.example", 5060);
    private static final SipAddress ADDRESS = SipAddress.udp("203.0.113.1", 5060);

    @Test
    void sendsCallsOfANameToItsAddressesByTheAdminsPriorityAndThenByThatOfDns() {
        var trunk =
                trunk(
                        peers(new StaticPeer(NAME, 5, 1), new StaticPeer(ADDRESS, 2, 1)),
                        leads(NAME, server("203.0.113.7", 10, 1), server("203.0.113.8", 20, 1)));

        assertThat(trunk.peers())
                .extracting(it -> it.address().hostAndPort(), StaticPeer::priority)
                .containsExactly(
                        tuple("203.0.113.7:5060", 2),
                        tuple("203.0.113.8:5060", 3),
                        tuple("203.0.113.1:5060", 1));
        assertThat(trunk.reached().get(0).domain()).isEqualTo(NAME.host());
        assertThat(trunk.reached().get(2).domain()).isEqualTo(ADDRESS.host());
        assertThat(trunk.sources().orElseThrow())
                .extracting(Ipv4Network::toString)
                .containsExactly("203.0.113.7/32", "203.0.113.8/32", "203.0.113.1/32");
    }

    @Test
    void dividesANamesShareAmongItsServers() {
        var trunk =
                trunk(
                        peers(new StaticPeer(NAME, 1, 60), new StaticPeer(ADDRESS, 1, 40)),
                        leads(NAME, server("203.0.113.7", 0, 20), server("203.0.113.8", 0, 10)));

        // 40 of 100, 20 of 100, 40 of 100
        assertThat(trunk.peers()).extracting(StaticPeer::weight).containsExactly(1000, 500, 1000);
    }

    @Test
    void givesAServerOfNoWeightHardlyAnyCallsAndServersOfNoWeightEqualShares() {
        var one =
                trunk(
                        peers(new StaticPeer(NAME, 1, 1)),
                        leads(NAME, server("203.0.113.7", 0, 50), server("203.0.113.8", 0, 0)));
        var none =
                trunk(
                        peers(new StaticPeer(NAME, 1, 1)),
                        leads(NAME, server("203.0.113.7", 0, 0), server("203.0.113.8", 0, 0)));

        assertThat(one.peers()).extracting(StaticPeer::weight).containsExactly(1000, 10);
        assertThat(none.peers()).extracting(StaticPeer::weight).containsExactly(1000, 1000);
    }

    @Test
    void callsAnAddressThatTwoNamesHaveOneGateway() {
        var trunk =
                trunk(
                        peers(new StaticPeer(NAME, 1, 1), new StaticPeer(OTHER, 2, 1)),
                        leads(NAME, server("203.0.113.7", 0, 0)),
                        leads(OTHER, server("203.0.113.7", 0, 0)));

        assertThat(trunk.peers()).hasSize(1);
    }

    @Test
    void leavesTheNameOfACertificateInTheGatewayAndTrustsTheAddress() {
        var secure = byDns("sip.carrier.example", SipTransport.TLS);
        var server =
                new SipServer(
                        new HostName("edge.carrier.example"),
                        new HostName("203.0.113.7"),
                        5061,
                        SipTransport.TLS,
                        0,
                        0);
        var trunk = trunk(peers(new StaticPeer(secure, 1, 1)), leads(secure, server));

        assertThat(trunk.peers().getFirst().address().hostAndPort())
                .isEqualTo("edge.carrier.example:5061");
        assertThat(trunk.sources().orElseThrow())
                .containsExactly(Ipv4Network.parse("203.0.113.7/32"));
    }

    @Test
    void isADraftAsLongAsNoneOfItsNamesWasFound() {
        var peers = peers(new StaticPeer(NAME, 1, 1), new StaticPeer(OTHER, 2, 1));

        assertThat(trunk(peers).draft())
                .contains("The name sip.carrier.example is not looked up yet.");
        assertThat(trunk(peers, nowhere(NAME), nowhere(OTHER)).draft())
                .contains("It is not there.");
        assertThat(trunk(peers, leads(NAME, server("203.0.113.7", 0, 0)), nowhere(OTHER)).live())
                .isTrue();
    }

    @Test
    void takesAnAccountsCallsFromWhereverRegistrarAndProxyLead() {
        var account = account(NAME, Optional.of(OTHER));
        var proxy = leads(OTHER, server("203.0.113.7", 0, 0));

        assertThat(trunk(account).sources()).isEmpty();
        assertThat(trunk(account, proxy).sources()).isEmpty();
        assertThat(trunk(account, proxy, nowhere(NAME)).sources().orElseThrow())
                .containsExactly(Ipv4Network.parse("203.0.113.7/32"));
        assertThat(
                        trunk(account, proxy, leads(NAME, server("203.0.113.9", 0, 0)))
                                .sources()
                                .orElseThrow())
                .containsExactly(
                        Ipv4Network.parse("203.0.113.9/32"), Ipv4Network.parse("203.0.113.7/32"));
    }

    @Test
    void sendsAnAccountsRequestsToTheFirstServerFirst() {
        var account = account(NAME, Optional.empty());

        assertThat(
                        trunk(
                                        account,
                                        leads(
                                                NAME,
                                                server("203.0.113.9", 1, 0),
                                                server("203.0.113.7", 2, 0)))
                                .ways())
                .containsExactly(
                        SipAddress.udp("203.0.113.9", 5060), SipAddress.udp("203.0.113.7", 5060));
        assertThat(trunk(account).ways())
                .containsExactly(SipAddress.udp("sip.carrier.example", 5060));
    }

    private static SipAddress byDns(String host, SipTransport transport) {
        return new SipAddress(new HostName(host), SipAddress.BY_DNS, transport);
    }

    private static SipServer server(String address, int priority, int weight) {
        return new SipServer(
                NAME.host(), new HostName(address), 5060, SipTransport.UDP, priority, weight);
    }

    private static NamedPlace leads(SipAddress place, SipServer... servers) {
        return new NamedPlace(place, List.of(servers), Optional.empty());
    }

    private static NamedPlace nowhere(SipAddress place) {
        return new NamedPlace(place, List.of(), Optional.of("It is not there."));
    }

    private static StaticPeers peers(StaticPeer... peers) {
        return new StaticPeers(
                List.of(peers), List.of(), Optional.empty(), Probing.USUAL, Set.of());
    }

    private static Registration account(SipAddress registrar, Optional<SipAddress> proxy) {
        return new Registration(
                registrar,
                List.of(new TrunkAccount("acme", "", new Secret("secret"))),
                proxy.map(List::of).orElse(List.of()),
                Duration.ofMinutes(5),
                AccountManner.USUAL,
                List.of());
    }

    private static Trunk trunk(TrunkConnection connection, NamedPlace... places) {
        return new Trunk(
                new TrunkId(7),
                new CustomerId(1),
                new DisplayName("Trunk"),
                true,
                new Country("NO"),
                connection,
                Habits.USUAL,
                Barring.NONE,
                Media.USUAL,
                Optional.empty(),
                new Whereabouts(List.of(places)),
                List.of());
    }
}
