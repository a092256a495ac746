package dev.patchbay.orchestrator.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.engine.spi.GatewayName;
import dev.patchbay.engine.spi.GatewayState;
import dev.patchbay.engine.spi.GatewayState.Failure;
import dev.patchbay.engine.spi.GatewayState.Health;
import dev.patchbay.orchestrator.customer.Customers;
import dev.patchbay.orchestrator.customer.DisplayName;
import dev.patchbay.orchestrator.numberplan.Numbers;
import dev.patchbay.orchestrator.routing.GatewayNames;
import dev.patchbay.orchestrator.teams.Tenants;
import dev.patchbay.orchestrator.trunk.Barring;
import dev.patchbay.orchestrator.trunk.Country;
import dev.patchbay.orchestrator.trunk.Habits;
import dev.patchbay.orchestrator.trunk.Standing;
import dev.patchbay.orchestrator.trunk.TrunkAccount;
import dev.patchbay.orchestrator.trunk.TrunkConnection.Registration;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.orchestrator.trunk.TrunkSettings;
import dev.patchbay.orchestrator.trunk.Trunks;
import dev.patchbay.telephony.AccountManner;
import dev.patchbay.telephony.Media;
import dev.patchbay.telephony.PhoneNumber;
import dev.patchbay.telephony.Secret;
import dev.patchbay.telephony.SipAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.TestConstructor;

/// What an engine says of registrations is stored, and changes what engines are to have.
@SpringBootTest(
        properties = {
            "patchbay.secret-key-file=target/test-secret.key",
            "patchbay.teams.base-domain=sbc.localhost",
            "spring.datasource.url=jdbc:h2:mem:ways"
        })
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class WaysReachEnginesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TestConfiguration
    static class OfEngines {

        @Bean
        @Primary
        ToldEngines engines() {
            return new ToldEngines();
        }
    }

    private final ApplicationContext context;
    private final Trunks trunks;
    private final ToldEngines engines;

    WaysReachEnginesTest(ApplicationContext context) {
        this.context = context;
        trunks = context.getBean(Trunks.class);
        engines = context.getBean(ToldEngines.class);
    }

    @Test
    void movesARegistrationAndTheCallsWithIt() {
        // given
        var trunk = twoAccountsByTwoProxies();
        awaitThat("t%s-1".formatted(trunk), "t%s-2".formatted(trunk));
        var first = GatewayNames.of(trunk, 0, 1);
        var second = GatewayNames.of(trunk, 1, 1);

        // when: the first proxy is silent to one, and the registrar refuses the other
        engines.say(
                GatewayState.failed(first, Failure.UNKNOWN),
                spare(GatewayNames.of(trunk, 0, 2)),
                GatewayState.failed(second, new Failure(Optional.of(403), Optional.empty(), false)),
                spare(GatewayNames.of(trunk, 1, 2)));

        // then: nobody has to ask
        awaitThat("t%s-1-2".formatted(trunk), "t%s-2".formatted(trunk));
        assertThat(trunks.byId(trunk).orElseThrow().standings())
                .containsExactly(new Standing(2, false), new Standing(1, true));
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(engines.allRows().get("out/acme.sbc.localhost/+4722000100"))
                                .contains(
                                        "trunk:t%1$s-1-2:*|trunk:t%1$s-1:*|trunk:t%1$s-2:*|trunk:t%1$s-2-2:*"
                                                .formatted(trunk)));

        // when
        engines.say(
                spare(first),
                up(GatewayNames.of(trunk, 0, 2)),
                up(second),
                spare(GatewayNames.of(trunk, 1, 2)));

        // then
        await().atMost(PATIENCE)
                .until(() ->
                        trunks.byId(trunk)
                                .orElseThrow()
                                .standings()
                                .equals(List.of(new Standing(2, false), Standing.USUAL)));
    }

    /// The gateways by which the accounts register, in the files of the engine that does.
    private void awaitThat(String... registering) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> {
                    var config = engines.config("asterisk");
                    assertThat(config.split("type = registration", -1)).hasSize(3);
                    assertThat(config)
                            .contains("[%s]\ntype = registration".formatted(registering[0]))
                            .contains("[%s]\ntype = registration".formatted(registering[1]));
                    assertThat(engines.config("freeswitch"))
                            .doesNotContain("\"register\" value=\"true\"");
                });
    }

    private static GatewayState up(GatewayName gateway) {
        return GatewayState.registered(gateway);
    }

    private static GatewayState spare(GatewayName gateway) {
        return new GatewayState(gateway, Health.UNKNOWN, "not asked yet", Optional.empty());
    }

    /// A number is on it, whose calls are the second account's.
    private TrunkId twoAccountsByTwoProxies() {
        var customers = context.getBean(Customers.class);
        var acme = customers.add(customers.resellers().getFirst().id(), new DisplayName("Acme"));
        context.getBean(Tenants.class).add(acme.id(), "acme");
        var trunk =
                trunks.add(
                        acme.id(),
                        new TrunkSettings(
                                new DisplayName("Trunk"),
                                new Country("NO"),
                                new Registration(
                                        SipAddress.udp("203.0.113.3", 5060),
                                        List.of(
                                                new TrunkAccount("acme", "", new Secret("one")),
                                                new TrunkAccount(
                                                        "+4722000100", "", new Secret("two"))),
                                        List.of(
                                                SipAddress.udp("203.0.113.4", 5060),
                                                SipAddress.udp("203.0.113.5", 5060)),
                                        Duration.ofMinutes(5),
                                        AccountManner.USUAL,
                                        List.of()),
                                Habits.USUAL,
                                Barring.NONE,
                                Media.USUAL,
                                Optional.empty()));
        context.getBean(Numbers.class).add(trunk.id(), Set.of(new PhoneNumber("+4722000100")));
        return trunk.id();
    }
}
