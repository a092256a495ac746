package dev.patchbay.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.engine.spi.CallId;
import dev.patchbay.engine.spi.CallRecord;
import dev.patchbay.engine.spi.CallRecord.DialResult;
import dev.patchbay.engine.spi.CallRecord.EndedBy;
import dev.patchbay.engine.spi.CallRecord.RoutedBy;
import dev.patchbay.engine.spi.Direction;
import dev.patchbay.orchestrator.call.CallHistory;
import dev.patchbay.orchestrator.call.FinishedCall;
import dev.patchbay.orchestrator.customer.Customer;
import dev.patchbay.orchestrator.customer.Customers;
import dev.patchbay.orchestrator.customer.DisplayName;
import dev.patchbay.orchestrator.engine.RecordKeeper;
import dev.patchbay.orchestrator.numberplan.Assignment;
import dev.patchbay.orchestrator.numberplan.Numbers;
import dev.patchbay.orchestrator.teams.Tenants;
import dev.patchbay.orchestrator.trunk.Barring;
import dev.patchbay.orchestrator.trunk.CallerPlacement;
import dev.patchbay.orchestrator.trunk.Country;
import dev.patchbay.orchestrator.trunk.Diverting;
import dev.patchbay.orchestrator.trunk.Habits;
import dev.patchbay.orchestrator.trunk.NumberFormat;
import dev.patchbay.orchestrator.trunk.StaticPeer;
import dev.patchbay.orchestrator.trunk.TrunkAccount;
import dev.patchbay.orchestrator.trunk.TrunkConnection;
import dev.patchbay.orchestrator.trunk.TrunkConnection.Registration;
import dev.patchbay.orchestrator.trunk.TrunkConnection.StaticPeers;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.orchestrator.trunk.TrunkSettings;
import dev.patchbay.orchestrator.trunk.Trunks;
import dev.patchbay.telephony.AccountManner;
import dev.patchbay.telephony.CalledIn;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.Ipv4Network;
import dev.patchbay.telephony.Login;
import dev.patchbay.telephony.PhoneNumber;
import dev.patchbay.telephony.Probing;
import dev.patchbay.telephony.Secret;
import dev.patchbay.telephony.SipAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestConstructor;

/// What the stores promise, whatever the database; run once for each.
@SpringBootTest(properties = "patchbay.secret-key-file=target/test-secret.key")
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
abstract class StoredDomain {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final Customers customers;
    private final Tenants tenants;
    private final Trunks trunks;
    private final Numbers numbers;
    private final CallHistory history;
    private final RecordKeeper keeper;
    private final JdbcTemplate jdbc;

    StoredDomain(ApplicationContext context) {
        customers = context.getBean(Customers.class);
        tenants = context.getBean(Tenants.class);
        trunks = context.getBean(Trunks.class);
        numbers = context.getBean(Numbers.class);
        history = context.getBean(CallHistory.class);
        keeper = context.getBean(RecordKeeper.class);
        jdbc = context.getBean(JdbcTemplate.class);
    }

    @BeforeEach
    void startEmpty() {
        for (var table :
                List.of(
                        "call_record",
                        "trunk_number",
                        "trunk_address",
                        "trunk",
                        "teams_tenant",
                        "customer")) {
            jdbc.update("delete from " + table);
        }
        addCustomer("Acme Shipping");
    }

    private Customer acme() {
        return customers.all().getFirst();
    }

    @Test
    void readsSomeNumbersByName() {
        var trunk =
                addTrunk("Peers", new StaticPeers(List.of(SipAddress.udp("203.0.113.11", 5060))));
        tenants.add(acme().id(), "acme");
        var second = new PhoneNumber("+4722000101");
        numbers.add(trunk, Set.of(new PhoneNumber("+4722000100"), second));
        numbers.assign(second, new Assignment.CallQueue("sales@acme.example"));
        assertThat(numbers.among(Set.of(second, new PhoneNumber("+4790000001"))))
                .containsExactly(numbers.byNumber(second).orElseThrow());
        assertThat(numbers.among(Set.of())).isEmpty();
    }

    @Test
    void keepsBothKindsOfTrunkAsTheyWereGiven() {
        var registration =
                new Registration(
                        SipAddress.udp("registrar.carrier.example", 5060),
                        List.of(
                                new TrunkAccount(
                                        "acme",
                                        "",
                                        new Secret("p;a\"ss\\[word]"),
                                        List.of("+4722", "+479")),
                                new TrunkAccount("acme-2", "acme@2", new Secret("other"))),
                        List.of(SipAddress.udp("p.test", 5070), SipAddress.udp("203.0.113.4", 1)),
                        Duration.ofMinutes(2),
                        new AccountManner("carrier realm", CalledIn.P_CALLED_PARTY_ID),
                        List.of(Ipv4Network.parse("198.51.100.0/24")));
        var peers =
                new StaticPeers(
                        List.of(
                                SipAddress.udp("203.0.113.11", 5060),
                                SipAddress.udp("203.0.113.10", 5070)));

        var account = addTrunk("Account", registration);
        var trunk = addTrunk("Peers", peers);
        assertThat(trunks.byId(account).orElseThrow().connection()).isEqualTo(registration);
        assertThat(trunks.byId(trunk).orElseThrow().connection()).isEqualTo(peers);
        assertThat(trunks.byId(trunk).orElseThrow().media()).isEqualTo(StoredAudio.UNUSUAL);
    }

    @Test
    void keepsWhatAStaticTrunkIsBesidesItsAddresses() {
        var peers =
                new StaticPeers(
                        List.of(new StaticPeer(SipAddress.udp("203.0.113.11", 5060), 4, 70)),
                        List.of(
                                Ipv4Network.parse("198.51.100.0/24"),
                                Ipv4Network.parse("203.0.113.64/28")),
                        Optional.of(new Login("acme@carrier", new Secret("find-me-if-you-can"))),
                        new Probing(60, 3, 2),
                        Set.of(404, 480));

        var id = addTrunk("Peers", peers);

        assertThat(trunks.byId(id).orElseThrow().connection()).isEqualTo(peers);
        assertThat(jdbc.queryForObject("select sealed_peer_password from trunk", String.class))
                .doesNotContain("find-me-if-you-can");
    }

    @Test
    void storesNoPasswordInTheClear() {
        addTrunk(
                "Account",
                new Registration(
                        SipAddress.udp("registrar.carrier.example", 5060),
                        new TrunkAccount("acme", "", new Secret("find-me-if-you-can")),
                        Duration.ofMinutes(2)));

        assertThat(jdbc.queryForObject("select sealed_password from trunk_account", String.class))
                .isNotBlank()
                .doesNotContain("find-me-if-you-can");
    }

    @Test
    void changesATrunkFromOneKindToTheOther() {
        var id = addTrunk("Trunk", new StaticPeers(List.of(SipAddress.udp("203.0.113.11", 5060))));
        var registration =
                new Registration(
                        SipAddress.udp("registrar.carrier.example", 5060),
                        new TrunkAccount("acme", "", new Secret("secret")),
                        Duration.ofMinutes(2));

        trunks.change(id, settings("Trunk", "SE", registration, Habits.USUAL));

        assertThat(trunks.byId(id).orElseThrow().connection()).isEqualTo(registration);
        assertThat(trunks.byId(id).orElseThrow().country()).isEqualTo(new Country("SE"));
    }

    @Test
    void keepsWhatACarrierWantsInAWayOfItsOwn() {
        var habits =
                new Habits(
                        NumberFormat.NATIONAL,
                        NumberFormat.E164_WITHOUT_PLUS,
                        CallerPlacement.ACCOUNT_IN_PAI,
                        Optional.of("+4722000100"),
                        "12#",
                        Optional.of(new HostName("acme.pstn.example")),
                        new Diverting(
                                Diverting.Told.HISTORY_INFO,
                                Diverting.Shown.CALLER_ASSERTED,
                                true));
        var peers = new StaticPeers(List.of(SipAddress.udp("203.0.113.11", 5060)));
        var id = addTrunk("Trunk", peers);

        trunks.change(id, settings("Trunk", "SE", peers, habits));

        assertThat(trunks.byId(id).orElseThrow().habits()).isEqualTo(habits);
        assertThat(trunks.byId(id).orElseThrow().preset()).contains("telnyx");
        assertThat(trunks.byId(id).orElseThrow().barring())
                .isEqualTo(new Barring(true, false, List.of("+37190", "+882")));
    }

    @Test
    void takesNoPlacementOfAnAccountThatNobodyNamed() {
        var peers = new StaticPeers(List.of(SipAddress.udp("203.0.113.11", 5060)));
        var id = addTrunk("Trunk", peers);
        var habits =
                new Habits(
                        NumberFormat.E164,
                        NumberFormat.E164,
                        CallerPlacement.ACCOUNT_IN_FROM,
                        Optional.empty(),
                        "",
                        Optional.empty(),
                        Diverting.USUAL);

        assertThatThrownBy(() -> trunks.change(id, settings("Renamed", "NO", peers, habits)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("account");
        assertThat(trunks.byId(id).orElseThrow().name().value()).isEqualTo("Trunk");
    }

    @Test
    void assignsANumberAndReleasesIt() {
        var number = addNumber("+4722000100");
        tenants.add(acme().id(), "acme");
        var queue = new Assignment.CallQueue("sales@acme.example");

        assertThat(numbers.assign(number, queue).assignment()).contains(queue);
        assertThat(numbers.byNumber(number).orElseThrow().assignment()).contains(queue);
        assertThat(numbers.release(number).assignment()).isEmpty();
    }

    @Test
    void assignsNoNumberWithoutATenantToSendItsCallsTo() {
        var number = addNumber("+4722000100");

        assertThatThrownBy(
                        () -> numbers.assign(number, new Assignment.TeamsUser("kari@acme.example")))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("add the tenant first");
    }

    @Test
    void namesATenantsCallersByANumberOfItsCustomerOnly() {
        var number = addNumber("+4722000100");
        var tenant = tenants.add(acme().id(), "acme").id();
        var other = tenants.add(addCustomer("Globex").id(), "globex").id();

        assertThat(tenants.name(tenant, Optional.of(number)).defaultCaller()).contains(number);
        assertThat(tenants.byId(tenant).orElseThrow().defaultCaller()).contains(number);
        assertThatThrownBy(() -> tenants.name(other, Optional.of(number)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("one of this customer's trunks");
        assertThatThrownBy(() -> tenants.name(tenant, Optional.of(new PhoneNumber("+4722000109"))))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("defaultCaller: '+4722000109'");
        assertThat(tenants.byId(tenant).orElseThrow().defaultCaller()).contains(number);
        assertThat(tenants.name(tenant, Optional.empty()).defaultCaller()).isEmpty();
    }

    @Test
    void addsAllNumbersOrNone() {
        addNumber("+4722000101");
        var trunk = trunks.all().getFirst().id();

        assertThatThrownBy(() ->
                        numbers.add(
                                trunk,
                                Set.of(
                                        new PhoneNumber("+4722000100"),
                                        new PhoneNumber("+4722000101"))))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("+4722000101");
        assertThat(numbers.count()).isEqualTo(1);
    }

    @Test
    void removesNothingThatIsStillInUse() {
        addNumber("+4722000100");
        var trunk = trunks.all().getFirst();

        assertThatThrownBy(() -> customers.remove(acme().id()))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("Acme Shipping");
        assertThatThrownBy(() -> trunks.remove(trunk.id()))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("no numbers left");

        numbers.remove(new PhoneNumber("+4722000100"));
        trunks.remove(trunk.id());
        customers.remove(acme().id());
        assertThat(customers.all()).isEmpty();
    }

    @Test
    void takesNoNameTwice() {
        assertThatThrownBy(() -> addCustomer("ACME shipping"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("no other customer has");
        tenants.add(acme().id(), "acme");
        assertThatThrownBy(() -> tenants.add(addCustomer("Globex").id(), "Acme"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("no other tenant has");
    }

    @Test
    void keepsARecordOnceHoweverOftenItIsRead() {
        keeper.keep("asterisk-1", List.of(record("1795434838.1"), record("1795434838.1")));
        keeper.keep("asterisk-1", List.of(record("1795434838.1"), record("1795434838.2")));

        assertThat(history.page("", 0, 10).total()).isEqualTo(2);
    }

    @Test
    void findsCallsByPartOfANumberAndTakesWildcardsLiterally() {
        keeper.keep("asterisk-1", List.of(record("1795434838.1")));

        assertThat(history.page("2000100", 0, 10).items()).hasSize(1);
        assertThat(history.page("99999", 0, 10).items()).isEmpty();
        assertThat(history.page("%", 0, 10).items()).isEmpty();
    }

    @Test
    void findsTheLatestCallsOfATrunk() {
        var account = record("1795434838.2", "t900");
        keeper.keep("engine-1", List.of(record("1795434838.1", "g1"), account));

        assertThat(history.latestOf(new TrunkId(900), 10))
                .extracting(FinishedCall::call)
                .containsExactly("1795434838.2");
        assertThat(history.latestOf(new TrunkId(901), 10)).isEmpty();
    }

    private Customer addCustomer(String name) {
        return customers.add(customers.resellers().getFirst().id(), new DisplayName(name));
    }

    private TrunkId addTrunk(String name, TrunkConnection connection) {
        return trunks.add(acme().id(), settings(name, "NO", connection, Habits.USUAL)).id();
    }

    private static TrunkSettings settings(
            String name, String country, TrunkConnection connection, Habits habits) {
        return new TrunkSettings(
                new DisplayName(name),
                new Country(country),
                connection,
                habits,
                new Barring(true, false, List.of("+882", "+37190")),
                StoredAudio.UNUSUAL,
                Optional.of("telnyx"));
    }

    private PhoneNumber addNumber(String e164) {
        var trunk =
                addTrunk("Peers", new StaticPeers(List.of(SipAddress.udp("203.0.113.11", 5060))));
        return numbers.add(trunk, Set.of(new PhoneNumber(e164))).getFirst().number();
    }

    private static CallRecord record(String id) {
        return record(id, "g1");
    }

    private static CallRecord record(String id, String origin) {
        return new CallRecord(
                new CallId(id),
                "c082beb4@198.18.10.50",
                Direction.INBOUND,
                origin,
                "+4722000100",
                "+4790000001",
                "1|dial|number-assigned|120|teams:+4722000100@acme.dr.voiceops.example",
                RoutedBy.TABLE,
                Optional.empty(),
                NOON,
                NOON.plusSeconds(10),
                Optional.of(Duration.ofMillis(300)),
                Optional.of(Duration.ofSeconds(9)),
                DialResult.ANSWERED,
                16,
                200,
                "OK",
                EndedBy.CALLER);
    }
}
