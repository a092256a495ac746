package dev.patchbay.orchestrator.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.orchestrator.customer.Customer;
import dev.patchbay.orchestrator.customer.Customers;
import dev.patchbay.orchestrator.customer.DisplayName;
import dev.patchbay.orchestrator.numberplan.Assignment;
import dev.patchbay.orchestrator.numberplan.Numbers;
import dev.patchbay.orchestrator.routing.RoutesAhead;
import dev.patchbay.orchestrator.routing.RoutesAhead.Mode;
import dev.patchbay.orchestrator.routing.RoutingTable;
import dev.patchbay.orchestrator.teams.TenantId;
import dev.patchbay.orchestrator.teams.Tenants;
import dev.patchbay.orchestrator.trunk.Barring;
import dev.patchbay.orchestrator.trunk.Country;
import dev.patchbay.orchestrator.trunk.Habits;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.orchestrator.trunk.TrunkConnection.StaticPeers;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.orchestrator.trunk.TrunkSettings;
import dev.patchbay.orchestrator.trunk.Trunks;
import dev.patchbay.telephony.Media;
import dev.patchbay.telephony.PhoneNumber;
import dev.patchbay.telephony.SipAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestConstructor;

/// A table brought up to date by what changed is the one that reading everything gives.
@SpringBootTest(
        properties = {
            "patchbay.secret-key-file=target/test-secret.key",
            "spring.datasource.url=jdbc:h2:mem:readings"
        })
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class DomainReadingsTest {

    private static final PhoneNumber FIRST = new PhoneNumber("+4722000100");
    private static final PhoneNumber SECOND = new PhoneNumber("+4722000101");

    private final DomainReadings readings;
    private final Customers customers;
    private final Tenants tenants;
    private final Trunks trunks;
    private final Numbers numbers;
    private final JdbcTemplate jdbc;

    DomainReadingsTest(ApplicationContext context) {
        readings = context.getBean(DomainReadings.class);
        customers = context.getBean(Customers.class);
        tenants = context.getBean(Tenants.class);
        trunks = context.getBean(Trunks.class);
        numbers = context.getBean(Numbers.class);
        jdbc = context.getBean(JdbcTemplate.class);
    }

    @BeforeEach
    void startWithOneCustomer() {
        for (var table :
                List.of("trunk_number", "trunk_address", "trunk", "teams_tenant", "customer")) {
            jdbc.update("delete from " + table);
        }
        customers.add(customers.resellers().getFirst().id(), new DisplayName("Acme"));
    }

    @Test
    void takesInEachKindOfChange() {
        var tenant = tenants.add(acme().id(), "acme");
        var trunk = addTrunk("Nordic", "203.0.113.10");
        numbers.add(trunk.id(), Set.of(FIRST, SECOND));
        var table =
                readings.changed(
                        RoutingTable.EMPTY,
                        changes(Set.of(trunk.id()), Set.of(tenant.id()), Set.of(FIRST, SECOND)));
        assertUpToDate(table);

        numbers.assign(FIRST, new Assignment.TeamsUser("kari@acme.example"));
        table = readings.changed(table, changes(Set.of(), Set.of(), Set.of(FIRST)));
        assertUpToDate(table);

        trunks.enable(trunk.id(), false);
        table = readings.changed(table, changes(Set.of(trunk.id()), Set.of(), Set.of()));
        assertUpToDate(table);

        tenants.enable(tenant.id(), false);
        table = readings.changed(table, changes(Set.of(), Set.of(tenant.id()), Set.of()));
        assertUpToDate(table);

        numbers.remove(SECOND);
        tenants.remove(tenant.id());
        table = readings.changed(table, changes(Set.of(), Set.of(tenant.id()), Set.of(SECOND)));
        assertUpToDate(table);
        assertThat(table.numbers().size()).isEqualTo(1);
    }

    @Test
    void readsATrunkNobodyHasToldOfYetWithTheNumberOnIt() {
        tenants.add(acme().id(), "acme");
        var before = readings.all();
        var trunk = addTrunk("Nordic", "203.0.113.10");
        numbers.add(trunk.id(), Set.of(FIRST));

        var table = readings.changed(before, changes(Set.of(), Set.of(), Set.of(FIRST)));

        assertUpToDate(table);
    }

    @Test
    void dropsTheNumbersOfATrunkThatIsGoneBeforeTheirOwnRemovalIsTold() {
        var trunk = addTrunk("Nordic", "203.0.113.10");
        numbers.add(trunk.id(), Set.of(FIRST));
        var before = readings.all();
        numbers.remove(FIRST);
        trunks.remove(trunk.id());

        var table = readings.changed(before, changes(Set.of(trunk.id()), Set.of(), Set.of()));

        assertUpToDate(table);
        assertThat(table.numbers().size()).isZero();
    }

    @Test
    void keepsTheTrunksAsTheyAreWhenNumbersAloneChange() {
        var trunk = addTrunk("Nordic", "203.0.113.10");
        var before = readings.all();
        numbers.add(trunk.id(), Set.of(FIRST));

        var table = readings.changed(before, changes(Set.of(), Set.of(), Set.of(FIRST)));

        assertThat(table.trunks()).isSameAs(before.trunks());
        assertUpToDate(table);
    }

    private void assertUpToDate(RoutingTable table) {
        var all = readings.all();
        assertThat(RoutesAhead.of(table, Mode.AHEAD)).isEqualTo(RoutesAhead.of(all, Mode.AHEAD));
        assertThat(table.trunks()).isEqualTo(all.trunks());
        assertThat(table.tenants()).isEqualTo(all.tenants());
        assertThat(table.numbers().size()).isEqualTo(all.numbers().size());
    }

    private static Changes.Taken changes(
            Set<TrunkId> trunks, Set<TenantId> tenants, Set<PhoneNumber> numbers) {
        return new Changes.Taken(false, false, trunks, tenants, numbers);
    }

    private Customer acme() {
        return customers.all().getFirst();
    }

    private Trunk addTrunk(String name, String address) {
        return trunks.add(
                acme().id(),
                new TrunkSettings(
                        new DisplayName(name),
                        new Country("NO"),
                        new StaticPeers(List.of(SipAddress.udp(address, 5060))),
                        Habits.USUAL,
                        Barring.NONE,
                        Media.USUAL,
                        Optional.empty()));
    }
}
