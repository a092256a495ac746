package dev.patchbay.orchestrator.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.orchestrator.customer.Customers;
import dev.patchbay.orchestrator.customer.DisplayName;
import dev.patchbay.orchestrator.dns.OwnNameServer;
import dev.patchbay.orchestrator.trunk.Barring;
import dev.patchbay.orchestrator.trunk.Country;
import dev.patchbay.orchestrator.trunk.Habits;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.orchestrator.trunk.TrunkAccount;
import dev.patchbay.orchestrator.trunk.TrunkConnection;
import dev.patchbay.orchestrator.trunk.TrunkConnection.Registration;
import dev.patchbay.orchestrator.trunk.TrunkConnection.StaticPeers;
import dev.patchbay.orchestrator.trunk.TrunkSettings;
import dev.patchbay.orchestrator.trunk.Trunks;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.Media;
import dev.patchbay.telephony.Secret;
import dev.patchbay.telephony.SipAddress;
import dev.patchbay.telephony.SipTransport;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestConstructor;

/// What DNS says of a trunk's names, and says anew, is what engines are to have.
@SpringBootTest(
        properties = {
            "patchbay.secret-key-file=target/test-secret.key",
            "spring.datasource.url=jdbc:h2:mem:names",
            "patchbay.edge.private-address=203.0.113.77"
        })
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class NamesReachEnginesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final OwnNameServer DNS = new OwnNameServer();
    private static final SipAddress NAME =
            new SipAddress(
                    new HostName("sip.carrier.example"), SipAddress.BY_DNS, SipTransport.ANY);

    @TestConfiguration
    static class OfEngines {

        @Bean
        @Primary
        ToldEngines engines() {
            return new ToldEngines();
        }
    }

    @DynamicPropertySource
    static void ownNameServer(DynamicPropertyRegistry properties) {
        properties.add("patchbay.dns.servers", DNS::address);
    }

    private final Trunks trunks;
    private final Customers customers;
    private final ToldEngines engines;
    private final JdbcTemplate jdbc;

    NamesReachEnginesTest(ApplicationContext context) {
        trunks = context.getBean(Trunks.class);
        customers = context.getBean(Customers.class);
        engines = context.getBean(ToldEngines.class);
        jdbc = context.getBean(JdbcTemplate.class);
    }

    @BeforeEach
    void startWithACarrierInDns() {
        DNS.forgetEverything();
        DNS.has("_sip._udp.sip.carrier.example", "SRV", "1 1 5070 one.carrier.example.");
        DNS.has("one.carrier.example", "A", "203.0.113.1");
        trunks.all().forEach(it -> trunks.remove(it.id()));
        if (customers.all().isEmpty()) {
            customers.add(customers.resellers().getFirst().id(), new DisplayName("Acme"));
        }
    }

    @Test
    void anAccountIsReachedAndCallsFromWhereverItsRegistrarsNameLeads() {
        // given
        var trunk = added(account());
        awaitConfig("203.0.113.1:5070");
        assertThat(engines.rows())
                .isEqualTo(Map.of("from/t%s/203.0.113.1".formatted(trunk.id()), "yes"));
        assertThat(engines.config("asterisk")).contains("server_uri = sip:sip.carrier.example");
        assertThat(engines.config("freeswitch"))
                .contains("<param name=\"proxy\" value=\"sip.carrier.example\"/>");

        // when: the carrier moves, and what was said is too old to be believed
        DNS.has("one.carrier.example", "A", "203.0.113.2", "203.0.113.3");
        jdbc.update("update trunk_name set look_again = looked_up");

        // then: nobody has to ask
        awaitConfig("203.0.113.2:5070");
        assertThat(engines.config("asterisk")).doesNotContain("203.0.113.1");
        assertThat(engines.rows())
                .isEqualTo(
                        Map.of(
                                "from/t%s/203.0.113.2".formatted(trunk.id()), "yes",
                                "from/t%s/203.0.113.3".formatted(trunk.id()), "yes"));

        // when
        DNS.isTroubledBy("one.carrier.example");
        var before = engines.config("asterisk");
        trunks.lookAgain(trunk.id());

        // then
        assertThat(trunks.lookUps(trunk.id()).getFirst().trouble()).isNotEmpty();
        assertThat(engines.config("asterisk")).isEqualTo(before);
    }

    @Test
    void aPeerByNameIsCalledAtItsAddressesByItsName() {
        // when
        var trunk = added(new StaticPeers(List.of(NAME)));

        // then
        awaitConfig("203.0.113.1:5070");
        assertThat(engines.rows())
                .isEqualTo(Map.of("source/203.0.113.1", "g%s".formatted(trunk.id())));
        assertThat(engines.config("asterisk"))
                .contains("contact = sip:sip.carrier.example\\;transport=udp")
                .contains("match = 203.0.113.1");
    }

    @Test
    void neverTakesTheEdgeForACarrier() {
        // given
        DNS.has("one.carrier.example", "A", "203.0.113.77", "203.0.113.1");

        // when
        var trunk = added(new StaticPeers(List.of(NAME)));

        // then
        awaitConfig("203.0.113.1:5070");
        assertThat(engines.rows()).containsOnlyKeys("source/203.0.113.1");
        assertThat(trunks.lookUps(trunk.id()).getFirst().trouble())
                .isEqualTo("Left out, because no carrier can have it: 203.0.113.77.");
    }

    private void awaitConfig(String text) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> {
                    assertThat(engines.config("asterisk")).contains(text);
                    assertThat(engines.config("freeswitch")).contains(text);
                });
    }

    private Trunk added(TrunkConnection connection) {
        return trunks.add(
                customers.all().getFirst().id(),
                new TrunkSettings(
                        new DisplayName("Trunk"),
                        new Country("NO"),
                        connection,
                        Habits.USUAL,
                        Barring.NONE,
                        Media.USUAL,
                        Optional.empty()));
    }

    private static Registration account() {
        return new Registration(
                NAME, new TrunkAccount("acme", "", new Secret("secret")), Duration.ofMinutes(5));
    }
}
