package dev.patchbay.orchestrator.routing;

import static dev.patchbay.orchestrator.routing.Example.ACME;
import static dev.patchbay.orchestrator.routing.Example.account;
import static dev.patchbay.orchestrator.routing.Example.assigned;
import static dev.patchbay.orchestrator.routing.Example.staticTrunk;
import static dev.patchbay.orchestrator.routing.Example.table;
import static dev.patchbay.orchestrator.routing.Example.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.engine.spi.CallId;
import dev.patchbay.engine.spi.Direction;
import dev.patchbay.orchestrator.customer.CustomerId;
import dev.patchbay.orchestrator.limit.CallKey;
import dev.patchbay.orchestrator.limit.CustomerLimits;
import dev.patchbay.orchestrator.limit.LimitTable;
import dev.patchbay.orchestrator.limit.OfficeHours;
import dev.patchbay.orchestrator.limit.OfficeHours.Outside;
import dev.patchbay.orchestrator.limit.TrunkLimits;
import dev.patchbay.orchestrator.limit.TrunkLimits.WhenFull;
import dev.patchbay.orchestrator.limit.Usage;
import dev.patchbay.orchestrator.routing.RoutesAhead.Mode;
import dev.patchbay.orchestrator.trunk.Habits;
import dev.patchbay.orchestrator.trunk.TrunkId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitCheckTest {

    private static final String ACME_NAME = "acme.dr.voiceops.example";
    private static final String NUMBER = "+4722000100";
    private static final Instant MONDAY_NIGHT = Instant.parse("2026-11-23T22:00:00Z");
    private static final OptionalInt ANY = OptionalInt.empty();
    private static final TrunkId TRUNK = new TrunkId(1);
    private static final CustomerId CUSTOMER = new CustomerId(1);

    private final Clock clock = Clock.fixed(MONDAY_NIGHT, ZoneOffset.UTC);
    private final Usage usage = new Usage(clock);
    private int calls;

    @Test
    void refusesACallThereIsNoChannelForAndTakesItWhenThereIs() {
        var router = router(channels(2, WhenFull.FAIL_OVER), CustomerLimits.NONE);

        assertThat(inbound(router)).startsWith("1|dial|number-assigned|");
        assertThat(outbound(router, "+4790000001")).startsWith("1|dial|caller-has-trunk|");
        assertThat(inbound(router)).isEqualTo("1|refuse|channels-full|503|34");
        assertThat(outbound(router, "+4790000001")).isEqualTo("1|refuse|channels-full|503|34");

        usage.ended(key(1));
        assertThat(outbound(router, "+4790000001")).startsWith("1|dial|caller-has-trunk|");
    }

    @Test
    void saysBusyInsteadWhereTheTrunkIsToSaySo() {
        var router = router(channels(0, WhenFull.BUSY), CustomerLimits.NONE);

        assertThat(inbound(router)).isEqualTo("1|refuse|channels-full|486|17");
    }

    @Test
    void refusesWhatIsMoreThanTheRate() {
        var limits =
                new TrunkLimits(ANY, ANY, ANY, OptionalInt.of(1), WhenFull.FAIL_OVER, List.of());
        var router = router(limits, CustomerLimits.NONE);

        assertThat(inbound(router)).startsWith("1|dial|");
        assertThat(inbound(router)).isEqualTo("1|refuse|rate-exceeded|503|42");
    }

    @Test
    void refusesWhatIsMoreThanTheCustomerMayHave() {
        var calls = new CustomerLimits(OptionalInt.of(1), ANY, ZoneOffset.UTC, Optional.empty());
        var router = router(TrunkLimits.NONE, calls);
        assertThat(inbound(router)).startsWith("1|dial|");
        assertThat(inbound(router)).isEqualTo("1|refuse|customer-full|486|17");

        var minutes = new CustomerLimits(ANY, OptionalInt.of(60), ZoneOffset.UTC, Optional.empty());
        usage.spoken(CUSTOMER, MONDAY_NIGHT.minusSeconds(60), Duration.ofHours(1));
        router = router(TrunkLimits.NONE, minutes);
        assertThat(outbound(router, "+4790000001")).isEqualTo("1|refuse|minutes-used-up|403|21");
        assertThat(inbound(router)).startsWith("1|dial|");
    }

    @ParameterizedTest
    @CsvSource({
        "+4790000001,  1|dial|caller-has-trunk|120|trunk:t1-1:*",
        "90000001,     1|dial|caller-has-trunk|120|trunk:t1-1:*",
        "+46812345678, 1|dial|caller-has-trunk|120|trunk:t1-1:*",
        "1881,         1|dial|caller-has-trunk|120|trunk:t1-1:*",
        "112,          1|dial|caller-has-trunk|120|trunk:t1-1:*",
        "+45331234567, 1|refuse|destination-barred|403|21",
        "0045331234567, 1|refuse|destination-barred|403|21",
        "*31*12345678, 1|refuse|destination-barred|403|21",
    })
    void letsCallsOutToWhatIsAllowedAlone(String dialled, String route) {
        var limits =
                new TrunkLimits(ANY, ANY, ANY, ANY, WhenFull.FAIL_OVER, List.of("+47", "+468"));
        var router = router(limits, CustomerLimits.NONE);

        assertThat(outbound(router, dialled)).isEqualTo(route);
        assertThat(inbound(router)).startsWith("1|dial|");
        assertThat(
                        RoutesAhead.of(
                                        domain().limitedBy(limits(limits, CustomerLimits.NONE)),
                                        Mode.AHEAD)
                                .get("out/%s/%s".formatted(ACME_NAME, NUMBER)))
                .startsWith("1|ask|");
    }

    @ParameterizedTest
    @CsvSource({
        // Monday 22:00 in UTC is 17:00 in New York and 07:00 on Tuesday in Tokyo
        "NO_CALLS_OUT,    UTC,              +4790000001,  1|refuse|off-hours|403|21",
        "NO_CALLS_OUT,    UTC,              1881,         1|refuse|off-hours|403|21",
        "NO_CALLS_OUT,    America/New_York, +4790000001,  1|dial|caller-has-trunk|120|trunk:t1-1:*",
        "NO_CALLS_OUT,    Asia/Tokyo,       +4790000001,  1|refuse|off-hours|403|21",
        "NO_CALLS_ABROAD, UTC,              +4790000001,  1|dial|caller-has-trunk|120|trunk:t1-1:*",
        "NO_CALLS_ABROAD, UTC,              1881,         1|dial|caller-has-trunk|120|trunk:t1-1:*",
        "NO_CALLS_ABROAD, UTC,              +46812345678, 1|refuse|off-hours|403|21",
        "NO_CALLS_ABROAD, America/New_York, +46812345678, 1|dial|caller-has-trunk|120|trunk:t1-1:*",
    })
    void keepsCallsInOutsideOfficeHours(
            Outside outside, String zone, String dialled, String route) {
        var router = router(TrunkLimits.NONE, hours(outside, zone));

        assertThat(outbound(router, dialled)).isEqualTo(route);
        assertThat(inbound(router)).startsWith("1|dial|");
    }

    @ParameterizedTest
    @ValueSource(strings = {"112", "110", "113", "999"})
    void letsEmergencyCallsOutWhateverIsLimitedAndAsTheyWereDialled(String dialled) {
        // given: nothing is left of anything, and 999 is an emergency number of the British trunk
        var limits =
                new LimitTable(
                        Map.of(
                                TRUNK,
                                channels(0, WhenFull.FAIL_OVER),
                                new TrunkId(3),
                                channels(0, WhenFull.FAIL_OVER)),
                        Map.of(
                                CUSTOMER,
                                new CustomerLimits(
                                        OptionalInt.of(0),
                                        OptionalInt.of(0),
                                        ZoneOffset.UTC,
                                        hours(Outside.NO_CALLS_OUT, "UTC").hours())));
        var router = router(limits);

        // when
        var own = outbound(router, dialled, NUMBER);
        var foreign = outbound(router, dialled, "+4733333333");

        // then
        assertThat(List.of(own, foreign))
                .allMatch(route -> route.startsWith("1|dial|"))
                .allMatch(route -> route.contains(":*") || route.contains(":" + dialled));
        assertThat(RoutesAhead.of(domain().limitedBy(limits), Mode.AHEAD))
                .containsEntry(
                        "out/%s/%s".formatted(ACME_NAME, dialled),
                        dialled.equals("999")
                                ? "1|dial|emergency|120+404+480|trunk:t3-1:999"
                                : "1|dial|emergency|120+404+480|trunk:t1-1:%1$s".formatted(dialled)
                                        + (dialled.equals("112") ? "|trunk:t3-1:112" : ""));
    }

    @Test
    void asksAboutEachCallThatALimitConcernsAndNoOther() {
        var row = "out/%s/%s".formatted(ACME_NAME, NUMBER);
        var in = "in/g1/" + NUMBER;
        var out = new TrunkLimits(ANY, OptionalInt.of(1), ANY, ANY, WhenFull.FAIL_OVER, List.of());

        var rows = RoutesAhead.of(domain().limitedBy(limits(out, CustomerLimits.NONE)), Mode.AHEAD);
        assertThat(rows.get(row)).startsWith("1|ask|caller-has-trunk|120|trunk:t1-1:*");
        assertThat(rows.get(in)).startsWith("1|dial|");

        var calls = new CustomerLimits(OptionalInt.of(1), ANY, ZoneOffset.UTC, Optional.empty());
        rows = RoutesAhead.of(domain().limitedBy(limits(TrunkLimits.NONE, calls)), Mode.AHEAD);
        assertThat(rows.get(row)).startsWith("1|ask|");
        assertThat(rows.get(in)).startsWith("1|ask|number-assigned|120|teams:");

        rows = RoutesAhead.of(domain(), Mode.AHEAD);
        assertThat(rows.get(row)).startsWith("1|dial|");
    }

    @Test
    void tellsWhatIsInUseAndCountsNothingByTelling() {
        var limits =
                new TrunkLimits(
                        OptionalInt.of(1),
                        ANY,
                        OptionalInt.of(2),
                        OptionalInt.of(9),
                        WhenFull.FAIL_OVER,
                        List.of());
        var router = router(limits, hours(Outside.NO_CALLS_ABROAD, "Europe/Oslo"));
        inbound(router);

        for (var round = 0; round < 3; round++) {
            var explanation =
                    router.explain(new Call(Direction.INBOUND, "g1", NUMBER, "+4790000001"));
            assertThat(explanation.route().encoded()).isEqualTo("1|refuse|channels-full|503|34");
            assertThat(explanation.steps().getLast())
                    .isEqualTo(
                            new Explanation.Found(
                                    "Limits",
                                    "1 of 2 channels of the trunk, 1 of 1 channels in,"
                                            + " 1 of 9 calls in the last second"));
        }
        var abroad = new Call(Direction.OUTBOUND, ACME_NAME, "+46812345678", NUMBER);
        assertThat(router.explain(abroad).steps().getLast())
                .isEqualTo(
                        new Explanation.Found(
                                "Office hours",
                                "closed (open Mon 08:00 to 18:00, Europe/Oslo): no calls go"
                                        + " abroad"));
        assertThat(
                        router.explain(abroad, MONDAY_NIGHT.minus(Duration.ofHours(10)))
                                .route()
                                .encoded())
                .startsWith("1|dial|");
    }

    private static CustomerLimits hours(Outside outside, String zone) {
        return new CustomerLimits(
                ANY,
                ANY,
                ZoneId.of(zone),
                Optional.of(OfficeHours.typed(List.of("MONDAY"), "08:00", "18:00", outside)));
    }

    private static TrunkLimits channels(int total, WhenFull whenFull) {
        return new TrunkLimits(ANY, ANY, OptionalInt.of(total), ANY, whenFull, List.of());
    }

    private static LimitTable limits(TrunkLimits trunk, CustomerLimits customer) {
        return new LimitTable(Map.of(TRUNK, trunk), Map.of(CUSTOMER, customer));
    }

    private CurrentRouter router(TrunkLimits trunk, CustomerLimits customer) {
        return router(limits(trunk, customer));
    }

    private CurrentRouter router(LimitTable limits) {
        return new CurrentRouter(domain().limitedBy(limits), usage, clock);
    }

    private static RoutingTable domain() {
        return table(
                List.of(ACME),
                List.of(staticTrunk(1, 1, "198.18.10.50"), with(Habits.USUAL, "GB", account(3, 1))),
                List.of(assigned(NUMBER, 1), assigned("+442079460000", 3)));
    }

    private String inbound(CurrentRouter router) {
        return router.route(new Call(Direction.INBOUND, "g1", NUMBER, "+4790000001"), key(++calls))
                .encoded();
    }

    private String outbound(CurrentRouter router, String dialled) {
        return outbound(router, dialled, NUMBER);
    }

    private String outbound(CurrentRouter router, String dialled, String caller) {
        return router.route(new Call(Direction.OUTBOUND, ACME_NAME, dialled, caller), key(++calls))
                .encoded();
    }

    private static CallKey key(int call) {
        return new CallKey("engine-1", new CallId("call-" + call));
    }
}
