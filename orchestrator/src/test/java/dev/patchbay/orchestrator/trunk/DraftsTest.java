package dev.patchbay.orchestrator.trunk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.orchestrator.customer.Customers;
import dev.patchbay.orchestrator.customer.DisplayName;
import dev.patchbay.orchestrator.trunk.TrunkConnection.Registration;
import dev.patchbay.orchestrator.trunk.TrunkConnection.StaticPeers;
import dev.patchbay.telephony.AccountManner;
import dev.patchbay.telephony.CalledIn;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.Media;
import dev.patchbay.telephony.Secret;
import dev.patchbay.telephony.SipAddress;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
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

    /// A name server that has these names.
    @TestConfiguration
    static class OfNames {

        static final Set<HostName> THERE = new HashSet<>();

        @Bean
        @Primary
        Names names() {
            return name -> !THERE.contains(name);
        }
    }

    private final Trunks trunks;
    private final Customers customers;
    private final DraftKeeper keeper;
    private final JdbcTemplate jdbc;

    DraftsTest(ApplicationContext context) {
        trunks = context.getBean(Trunks.class);
        customers = context.getBean(Customers.class);
        keeper = context.getBean(DraftKeeper.class);
        jdbc = context.getBean(JdbcTemplate.class);
    }

    @BeforeEach
    void startWithOneCustomer() {
        OfNames.THERE.clear();
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
        keeper.look();
        assertThat(now(trunk).live()).isFalse();

        // when
        OfNames.THERE.add(REGISTRAR);
        keeper.look();

        // then
        assertThat(now(trunk).draft()).isEmpty();
        assertThat(now(trunk).live()).isTrue();
    }

    @Test
    void looksAtOnceWhenAskedTo() {
        var trunk = added(account(SipAddress.udp(REGISTRAR.value(), 5060), Optional.empty()));
        OfNames.THERE.add(REGISTRAR);

        assertThat(trunks.lookAgain(trunk.id()).live()).isTrue();
    }

    @Test
    void takesNothingFromTheEnginesBecauseANameIsGoneLater() {
        // given
        OfNames.THERE.add(REGISTRAR);
        var trunk = added(account(SipAddress.udp(REGISTRAR.value(), 5060), Optional.empty()));
        OfNames.THERE.clear();

        // when
        keeper.look();
        var changed = trunks.change(trunk.id(), settings("Renamed", trunk.connection()));

        // then
        assertThat(changed.live()).isTrue();
    }

    @Test
    void looksUpTheNameThatIsReallyUsed() {
        var proxy = SipAddress.udp("proxy.carrier.example", 5060);
        OfNames.THERE.add(proxy.host());

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
                "acme",
                "",
                new Secret("secret"),
                Duration.ofMinutes(5),
                new AccountManner(proxy, "", CalledIn.FIRST_FOUND),
                List.of());
    }
}
