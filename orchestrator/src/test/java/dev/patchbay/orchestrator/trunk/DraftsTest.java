package dev.patchbay.orchestrator.trunk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.orchestrator.customer.Customers;
import dev.patchbay.orchestrator.customer.DisplayName;
import dev.patchbay.orchestrator.dns.OwnNameServer;
import dev.patchbay.orchestrator.trunk.TrunkConnection.Registration;
import dev.patchbay.orchestrator.trunk.TrunkConnection.StaticPeers;
import dev.patchbay.telephony.AccountManner;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.Ipv4Network;
import dev.patchbay.telephony.Media;
import dev.patchbay.telephony.Secret;
import dev.patchbay.telephony.SipAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestConstructor;

/// What cannot work is kept with the reason, and comes to be in use once the reason is gone.
@SpringBootTest(
        properties = {
            "patchbay.secret-key-file=target/test-secret.key",
            "spring.datasource.url=jdbc:h2:mem:drafts"
        })
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class DraftsTest {

    private static final HostName REGISTRAR = new HostName("sip.carrier.example");

    private static final OwnNameServer DNS = new OwnNameServer();

    @DynamicPropertySource
    static void ownNameServer(DynamicPropertyRegistry properties) {
        properties.add("patchbay.dns.servers", DNS::address);
    }

    private final Trunks trunks;
    private final Customers customers;
    private final NameKeeper keeper;
    private final JdbcTemplate jdbc;

    DraftsTest(ApplicationContext context) {
        trunks = context.getBean(Trunks.class);
        customers = context.getBean(Customers.class);
        keeper = context.getBean(NameKeeper.class);
        jdbc = context.getBean(JdbcTemplate.class);
    }

    @BeforeEach
    void startWithOneCustomer() {
        DNS.forgetEverything();
        for (var table : List.of("trunk_address", "trunk", "customer")) {
            jdbc.update("delete from " + table);
        }
        customers.add(customers.resellers().getFirst().id(), new DisplayName("Acme"));
    }

    @Test
    void keepsARegistrarThatDoesNotResolveAndUsesItOnceItDoes() {
        // given
        var trunk = added(account(SipAddress.udp(REGISTRAR.value(), 5060), Optional.empty()));
        assertThat(trunk.live()).isFalse();
        assertThat(trunk.draft()).contains("The name sip.carrier.example is not found in DNS.");
        lookWhenDue();
        assertThat(now(trunk).live()).isFalse();

        // when
        DNS.has(REGISTRAR.value(), "A", "203.0.113.1");
        lookWhenDue();

        // then
        assertThat(now(trunk).draft()).isEmpty();
        assertThat(now(trunk).live()).isTrue();
    }

    @Test
    void looksAtOnceWhenAskedTo() {
        var trunk = added(account(SipAddress.udp(REGISTRAR.value(), 5060), Optional.empty()));
        DNS.has(REGISTRAR.value(), "A", "203.0.113.1");

        assertThat(trunks.lookAgain(trunk.id()).live()).isTrue();
    }

    @Test
    void takesNothingFromTheEnginesBecauseANameIsGoneLater() {
        // given
        DNS.has(REGISTRAR.value(), "A", "203.0.113.1");
        var trunk = added(account(SipAddress.udp(REGISTRAR.value(), 5060), Optional.empty()));
        DNS.forgetEverything();

        // when
        lookWhenDue();
        var changed = trunks.change(trunk.id(), settings("Renamed", trunk.connection()));

        // then
        assertThat(changed.live()).isTrue();
    }

    @Test
    void looksUpTheNameThatIsReallyUsed() {
        var proxy = SipAddress.udp("proxy.carrier.example", 5060);
        DNS.has(proxy.host().value(), "A", "203.0.113.2");

        assertThat(added(account(SipAddress.udp(REGISTRAR.value(), 5060), Optional.of(proxy))))
                .returns(true, Trunk::live);
    }

    @Test
    void doesNotJudgeANameOfTheEnginesOwnNetwork() {
        assertThat(added(account(SipAddress.udp("registrar", 5060), Optional.empty())).live())
                .isTrue();
    }

    @Test
    void keepsATrunkWhoseAddressesAreNotKnownYet() {
        var trunk = added(new StaticPeers(List.of()));

        assertThat(now(trunk).draft()).contains("It has no address of the carrier yet.");
        assertThat(trunks.lookAgain(trunk.id()).live()).isFalse();
        var complete =
                trunks.change(
                        trunk.id(),
                        settings(
                                "Trunk",
                                new StaticPeers(List.of(SipAddress.udp("203.0.113.10", 5060)))));
        assertThat(complete.live()).isTrue();
    }

    /// A slip in one name must not take a trunk out of use that works by the others.
    @Test
    void leavesOutANameThatIsNotFoundBesideOthersThatAre() {
        // given
        DNS.has(REGISTRAR.value(), "A", "203.0.113.1");
        var slip = SipAddress.udp("backup.carier.example", 5060);
        var peers =
                new StaticPeers(
                        List.of(
                                slip,
                                SipAddress.udp(REGISTRAR.value(), 5060),
                                SipAddress.udp("203.0.113.9", 5060)));

        // when
        var trunk = added(peers);

        // then
        assertThat(trunk.live()).isTrue();
        assertThat(trunk.leftOut()).containsExactly(slip.host());
        assertThat(trunk.peers())
                .extracting(peer -> peer.address().host().value())
                .containsExactly("203.0.113.1", "203.0.113.9");

        // when
        DNS.has(slip.host().value(), "A", "203.0.113.5");
        lookWhenDue();

        // then
        assertThat(now(trunk).leftOut()).isEmpty();
        assertThat(now(trunk).peers())
                .extracting(peer -> peer.address().host().value())
                .containsExactly("203.0.113.5", "203.0.113.1", "203.0.113.9");
    }

    @Test
    void keepsTheAddressesItHasWhileDnsIsInTrouble() {
        // given
        DNS.has(REGISTRAR.value(), "A", "203.0.113.1");
        var trunk = added(new StaticPeers(List.of(SipAddress.udp(REGISTRAR.value(), 5060))));

        // when
        DNS.isTroubledBy(REGISTRAR.value());
        lookWhenDue();

        // then
        assertThat(now(trunk)).isEqualTo(trunk);
        assertThat(now(trunk).peers().getFirst().address())
                .isEqualTo(SipAddress.udp("203.0.113.1", 5060));
        assertThat(trunks.lookUps(trunk.id()).getFirst().trouble()).contains("does not say");
    }

    @Test
    void looksNoNameUpAgainThatIsStillToBeBelieved() {
        DNS.has(REGISTRAR.value(), "A", "203.0.113.1");
        var trunk = added(new StaticPeers(List.of(SipAddress.udp(REGISTRAR.value(), 5060))));
        DNS.has(REGISTRAR.value(), "A", "203.0.113.2");

        keeper.look();
        assertThat(now(trunk)).isEqualTo(trunk);

        lookWhenDue();
        assertThat(now(trunk).sources().orElseThrow())
                .containsExactly(Ipv4Network.parse("203.0.113.2/32"));
    }

    @Test
    void looksUpANameThatTakesAnothersPlace() {
        DNS.has(REGISTRAR.value(), "A", "203.0.113.1");
        DNS.has("new.carrier.example", "A", "203.0.113.2");
        var trunk = added(new StaticPeers(List.of(SipAddress.udp(REGISTRAR.value(), 5060))));

        var changed =
                trunks.change(
                        trunk.id(),
                        settings(
                                "Trunk",
                                new StaticPeers(
                                        List.of(SipAddress.udp("new.carrier.example", 5060)))));

        assertThat(changed.peers().getFirst().address().host())
                .isEqualTo(new HostName("203.0.113.2"));
        assertThat(trunks.lookUps(trunk.id())).hasSize(1);
    }

    /// As if it were later.
    private void lookWhenDue() {
        jdbc.update("update trunk_name set look_again = looked_up");
        keeper.look();
    }

    private Trunk now(Trunk trunk) {
        return trunks.byId(trunk.id()).orElseThrow();
    }

    private Trunk added(TrunkConnection connection) {
        return trunks.add(customers.all().getFirst().id(), settings("Trunk", connection));
    }

    private static TrunkSettings settings(String name, TrunkConnection connection) {
        return new TrunkSettings(
                new DisplayName(name),
                new Country("NO"),
                connection,
                Habits.USUAL,
                Barring.NONE,
                Media.USUAL,
                Optional.empty());
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
}
