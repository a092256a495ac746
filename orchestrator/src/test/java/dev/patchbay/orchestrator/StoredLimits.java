package dev.patchbay.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.patchbay.engine.spi.CallId;
import dev.patchbay.engine.spi.CallRecord;
import dev.patchbay.engine.spi.CallRecord.DialResult;
import dev.patchbay.engine.spi.CallRecord.EndedBy;
import dev.patchbay.engine.spi.CallRecord.RoutedBy;
import dev.patchbay.engine.spi.Direction;
import dev.patchbay.orchestrator.customer.Customers;
import dev.patchbay.orchestrator.customer.DisplayName;
import dev.patchbay.orchestrator.engine.CallWatch;
import dev.patchbay.orchestrator.engine.RecordKeeper;
import dev.patchbay.orchestrator.limit.CustomerLimits;
import dev.patchbay.orchestrator.limit.Limits;
import dev.patchbay.orchestrator.limit.OfficeHours;
import dev.patchbay.orchestrator.limit.OfficeHours.Outside;
import dev.patchbay.orchestrator.limit.TrunkLimits;
import dev.patchbay.orchestrator.limit.TrunkLimits.WhenFull;
import dev.patchbay.orchestrator.limit.Usage;
import dev.patchbay.orchestrator.routing.CurrentRouter;
import dev.patchbay.orchestrator.trunk.Barring;
import dev.patchbay.orchestrator.trunk.Country;
import dev.patchbay.orchestrator.trunk.Habits;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.orchestrator.trunk.TrunkConnection.StaticPeers;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.orchestrator.trunk.TrunkSettings;
import dev.patchbay.orchestrator.trunk.Trunks;
import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.Media;
import dev.patchbay.telephony.SipAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestConstructor;

/// What the limits' store promises, whatever the database; run once for each.
@SpringBootTest(properties = "patchbay.secret-key-file=target/test-secret.key")
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
abstract class StoredLimits {

    private static final OptionalInt ANY = OptionalInt.empty();

    private final ApplicationContext context;
    private final Limits limits;
    private final Trunks trunks;
    private final Usage usage;
    private final JdbcTemplate jdbc;

    StoredLimits(ApplicationContext context) {
        this.context = context;
        limits = context.getBean(Limits.class);
        trunks = context.getBean(Trunks.class);
        usage = context.getBean(Usage.class);
        jdbc = context.getBean(JdbcTemplate.class);
    }

    @BeforeEach
    void startEmpty() {
        for (var table : List.of("call_record", "trunk_address", "trunk", "customer")) {
            jdbc.update("delete from " + table);
        }
    }

    @Test
    void keepsATrunksLimitsAsTheyWereGiven() {
        var trunk = addTrunk().id();
        var given =
                new TrunkLimits(
                        OptionalInt.of(0),
                        ANY,
                        OptionalInt.of(30),
                        OptionalInt.of(5),
                        WhenFull.BUSY,
                        List.of("+468", "+47"));
        assertThat(limits.of(trunk)).isEqualTo(TrunkLimits.NONE);

        limits.limit(trunk, given);
        assertThat(limits.of(trunk)).isEqualTo(given);
        assertThat(limits.all().of(trunk)).isEqualTo(given);

        limits.limit(trunk, TrunkLimits.NONE);
        assertThat(limits.of(trunk)).isEqualTo(TrunkLimits.NONE);
    }

    @Test
    void keepsACustomersLimitsAsTheyWereGiven() {
        var customer = addTrunk().customer();
        var given =
                new CustomerLimits(
                        OptionalInt.of(10),
                        OptionalInt.of(600),
                        ZoneId.of("America/Argentina/ComodRivadavia"),
                        Optional.of(
                                OfficeHours.typed(
                                        List.of("SUNDAY", "MONDAY"),
                                        "22:15",
                                        "06:00",
                                        Outside.NO_CALLS_ABROAD)));
        assertThat(limits.of(customer)).isEqualTo(CustomerLimits.NONE);

        limits.limit(customer, given);
        assertThat(limits.of(customer)).isEqualTo(given);
        assertThat(limits.all().of(customer)).isEqualTo(given);

        limits.limit(customer, CustomerLimits.NONE);
        assertThat(limits.of(customer)).isEqualTo(CustomerLimits.NONE);
    }

    @Test
    void goWithTheirTrunkAndCustomer() {
        var trunk = addTrunk();
        limits.limit(trunk.id(), TrunkLimits.NONE);
        limits.limit(trunk.customer(), CustomerLimits.NONE);

        trunks.remove(trunk.id());
        context.getBean(Customers.class).remove(trunk.customer());

        assertThat(limits.all().trunks()).doesNotContainKey(trunk.id());
        assertThatThrownBy(() -> limits.limit(trunk.id(), TrunkLimits.NONE))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("a trunk that exists");
        assertThatThrownBy(() -> limits.limit(trunk.customer(), CustomerLimits.NONE))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("a customer that exists");
    }

    @Test
    void countsMinutesOfRecordsOnceAndReadsThemAgainAtStart() {
        // given
        var trunk = addTrunk();
        var router = context.getBean(CurrentRouter.class);
        await().until(() -> router.payer(trunk.id(), Direction.OUTBOUND).isPresent());
        var keeper = context.getBean(RecordKeeper.class);
        var began = context.getBean(Clock.class).instant().minusSeconds(60);
        var spokenBefore = spoken(trunk);

        // when
        keeper.keep("engine-1", List.of(record("1", trunk.id(), began, Direction.OUTBOUND)));
        keeper.keep("engine-1", List.of(record("1", trunk.id(), began, Direction.OUTBOUND)));
        keeper.keep("engine-1", List.of(record("2", trunk.id(), began, Direction.INBOUND)));
        keeper.keep(
                "engine-1",
                List.of(
                        record(
                                "3",
                                trunk.id(),
                                began.minus(Duration.ofHours(30)),
                                Direction.OUTBOUND)));

        // then
        assertThat(spoken(trunk).minus(spokenBefore)).isEqualTo(Duration.ofSeconds(90));

        // when: as an orchestrator does that comes up
        ((SmartLifecycle) context.getBean(CallWatch.class)).start();

        // then
        assertThat(spoken(trunk).minus(spokenBefore)).isEqualTo(Duration.ofMinutes(3));
    }

    private Duration spoken(Trunk trunk) {
        // whichever day it is there, both ends of the call are in it
        var zone =
                context.getBean(Clock.class).instant().atZone(ZoneId.of("Etc/UTC")).getHour() < 6
                        ? "Etc/GMT-12"
                        : "Etc/UTC";
        return usage.of(
                        trunk.customer(),
                        new CustomerLimits(ANY, ANY, ZoneId.of(zone), Optional.empty()))
                .spokenToday();
    }

    private Trunk addTrunk() {
        var customers = context.getBean(Customers.class);
        var customer =
                customers.add(customers.resellers().getFirst().id(), new DisplayName("Acme"));
        return trunks.add(
                customer.id(),
                new TrunkSettings(
                        new DisplayName("Peers"),
                        new Country("NO"),
                        new StaticPeers(List.of(SipAddress.udp("203.0.113.11", 5060))),
                        Habits.USUAL,
                        Barring.NONE,
                        Media.USUAL,
                        Optional.empty()));
    }

    private static CallRecord record(
            String id, TrunkId trunk, Instant started, Direction direction) {
        return new CallRecord(
                new CallId(id),
                "c082beb4@198.18.10.50",
                direction,
                direction == Direction.INBOUND ? "t" + trunk : "acme.example",
                "+4790000001",
                "+4722000100",
                "1|dial|caller-has-trunk|120|trunk:t%s-1:*".formatted(trunk),
                RoutedBy.ASKED,
                Optional.empty(),
                started,
                started.plusSeconds(92),
                Optional.of(Duration.ofSeconds(2)),
                Optional.of(Duration.ofSeconds(90)),
                DialResult.ANSWERED,
                16,
                200,
                "OK",
                EndedBy.CALLER);
    }
}
