package dev.patchbay.orchestrator.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.engine.spi.ActiveCall;
import dev.patchbay.engine.spi.CallId;
import dev.patchbay.engine.spi.Direction;
import dev.patchbay.orchestrator.customer.CustomerId;
import dev.patchbay.orchestrator.limit.TrunkLimits.WhenFull;
import dev.patchbay.orchestrator.trunk.TrunkId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final TrunkId TRUNK = new TrunkId(7);
    private static final CustomerId CUSTOMER = new CustomerId(1);
    private static final String DIAL = "1|dial|number-assigned|120|teams:+4722000100@acme.example";
    private static final String ASK = "1|ask|number-assigned|120|teams:+4722000100@acme.example";

    private final SetClock clock = new SetClock(NOON);
    private final Usage usage = new Usage(clock);

    @ParameterizedTest
    @CsvSource({
        // in, out, total, per second, then calls in and out before, and what one more gets
        " ,  ,  ,  , 9, 9, INBOUND, ",
        "2,  ,  ,  , 1, 9, INBOUND, ",
        "2,  ,  ,  , 2, 0, INBOUND, CHANNELS",
        "2,  ,  ,  , 2, 0, OUTBOUND, ",
        " , 2,  ,  , 0, 2, OUTBOUND, CHANNELS",
        " , 2,  ,  , 0, 2, INBOUND, ",
        "2, 2, 3,  , 1, 2, INBOUND, CHANNELS",
        "2, 2, 3,  , 1, 1, OUTBOUND, ",
        "0,  ,  ,  , 0, 0, INBOUND, CHANNELS",
        " ,  ,  , 3, 1, 1, INBOUND, ",
        " ,  ,  , 3, 2, 1, OUTBOUND, RATE",
    })
    void letsNoMoreCallsThroughThanATrunkMayHave(
            @Nullable Integer inbound,
            @Nullable Integer outbound,
            @Nullable Integer total,
            @Nullable Integer perSecond,
            int in,
            int out,
            Direction direction,
            @Nullable Excess excess) {
        var limits =
                new TrunkLimits(
                        of(inbound),
                        of(outbound),
                        of(total),
                        of(perSecond),
                        WhenFull.FAIL_OVER,
                        List.of());
        IntStream.range(0, in).forEach(call -> take("in" + call, Direction.INBOUND, limits));
        IntStream.range(0, out).forEach(call -> take("out" + call, Direction.OUTBOUND, limits));

        assertThat(usage.excess(payer(direction), limits, CustomerLimits.NONE))
                .isEqualTo(Optional.ofNullable(excess));
        assertThat(take("one more", direction, limits)).isEqualTo(Optional.ofNullable(excess));
    }

    private static OptionalInt of(@Nullable Integer limit) {
        return limit == null ? OptionalInt.empty() : OptionalInt.of(limit);
    }

    @Test
    void letsCallsThroughAgainWhenTheSecondIsOver() {
        var limits = perSecond(2);
        assertThat(take("1", Direction.INBOUND, limits)).isEmpty();
        clock.move(Duration.ofMillis(600));
        assertThat(take("2", Direction.INBOUND, limits)).isEmpty();
        clock.move(Duration.ofMillis(399));
        assertThat(take("3", Direction.INBOUND, limits)).contains(Excess.RATE);
        clock.move(Duration.ofMillis(1));
        assertThat(take("4", Direction.INBOUND, limits)).isEmpty();
        assertThat(take("5", Direction.INBOUND, limits)).contains(Excess.RATE);
    }

    @Test
    void keepsNoCallsOutBecauseTheClockWasPutBack() {
        assertThat(take("1", Direction.INBOUND, perSecond(1))).isEmpty();
        clock.move(Duration.ofHours(-1));
        assertThat(take("2", Direction.INBOUND, perSecond(1))).isEmpty();
    }

    @Test
    void countsACustomersCallsOverAllItsTrunksAndEngines() {
        var limits = new CustomerLimits(of(2), of(null), ZoneOffset.UTC, Optional.empty());
        var other = new Payer(new TrunkId(8), CUSTOMER, Direction.OUTBOUND);

        assertThat(take("1", Direction.INBOUND, limits)).isEmpty();
        assertThat(usage.take(key("2"), other, TrunkLimits.NONE, limits)).isEmpty();
        assertThat(
                        usage.take(
                                new CallKey("engine-2", new CallId("1")),
                                other,
                                TrunkLimits.NONE,
                                limits))
                .contains(Excess.CALLS);
        assertThat(usage.of(new TrunkId(8)).outbound()).isEqualTo(1);
        assertThat(usage.of(TRUNK).total()).isEqualTo(1);
    }

    @Test
    void countsACallOnceHoweverOftenItIsAskedAbout() {
        assertThat(take("1", Direction.INBOUND, channels(1))).isEmpty();
        assertThat(take("1", Direction.INBOUND, channels(1))).isEmpty();

        assertThat(usage.of(TRUNK).total()).isEqualTo(1);
    }

    @Test
    void believesTheEngineAboutWhatThereIs() {
        // given
        take("over", Direction.INBOUND, channels(9));
        take("goes on", Direction.INBOUND, channels(9));
        look("engine-1", call("over", DIAL), call("goes on", DIAL));

        // when
        look("engine-1", call("goes on", DIAL), call("from before", DIAL), call("waits", ASK));

        // then
        assertThat(usage.of(TRUNK).inbound()).isEqualTo(2);
        assertThat(usage.of(CUSTOMER, CustomerLimits.NONE).calls()).isEqualTo(2);
    }

    @Test
    void doesNotTakeACallForLetThroughThatStillWaits() {
        take("1", Direction.INBOUND, channels(1));
        look("engine-1", call("1", DIAL), call("2", ASK));

        assertThat(take("2", Direction.INBOUND, channels(1))).contains(Excess.CHANNELS);
    }

    @Test
    void countsACallThatWentByTheLastKnownRouteWhenItSpeaks() {
        look("engine-1", call("1", ASK, true));

        assertThat(usage.of(TRUNK).inbound()).isEqualTo(1);
    }

    @Test
    void forgetsNoCallForALookThatBeganBeforeIt() {
        // given
        var asked = usage.look("engine-1", UsageTest::payer);
        take("1", Direction.INBOUND, channels(1));

        // when
        asked.accept(List.of());

        // then
        assertThat(usage.of(TRUNK).inbound()).isEqualTo(1);

        // when: nor for the first look that began after it, for engines know late
        look("engine-1");
        assertThat(usage.of(TRUNK).inbound()).isEqualTo(1);
        look("engine-1");
        assertThat(usage.of(TRUNK).inbound()).isZero();
    }

    @Test
    void saysNothingOfOneEngineByWhatAnotherOneCarries() {
        look("engine-1", call("1", DIAL));
        look("engine-2", call("1", DIAL));
        look("engine-2");

        assertThat(usage.of(TRUNK).inbound()).isEqualTo(1);
    }

    @Test
    void freesTheChannelsOfAnEngineThatIsAway() {
        // given
        look("engine-1", call("1", DIAL));
        take("2", Direction.INBOUND, channels(9));
        var late = usage.look("engine-1", UsageTest::payer);

        // when
        usage.gone("engine-1");
        late.accept(List.of(call("1", DIAL)));

        // then
        assertThat(usage.of(TRUNK).total()).isZero();
        assertThat(usage.of(CUSTOMER, CustomerLimits.NONE).calls()).isZero();

        // when
        look("engine-1", call("1", DIAL));
        assertThat(usage.of(TRUNK).total()).isEqualTo(1);
    }

    @Test
    void freesAChannelWhenTheCallIsOnRecord() {
        take("1", Direction.INBOUND, channels(1));
        usage.ended(key("1"));
        usage.ended(key("1"));
        usage.ended(key("never heard of"));

        assertThat(take("2", Direction.INBOUND, channels(1))).isEmpty();
    }

    @Test
    void staysWithinTheLimitHoweverManyAskAtOnce() throws Exception {
        // given: callers who hold what they get for a while, so that the limit is what they meet
        var limits = new TrunkLimits(of(7), of(6), of(9), of(null), WhenFull.FAIL_OVER, List.of());
        var customer = new CustomerLimits(of(8), of(null), ZoneOffset.UTC, Optional.empty());
        var inUse = new AtomicInteger();
        var worst = new AtomicInteger();
        var refused = new AtomicInteger();
        Callable<Boolean> caller =
                () -> {
                    var random = ThreadLocalRandom.current();
                    var held = new ArrayDeque<CallKey>();
                    for (var round = 0; round < 20_000; round++) {
                        var engine = "engine-" + random.nextInt(2);
                        var key = new CallKey(engine, new CallId("c" + random.nextLong(1L << 60)));
                        var way = random.nextBoolean() ? Direction.INBOUND : Direction.OUTBOUND;
                        if (usage.take(key, payer(way), limits, customer).isEmpty()) {
                            worst.accumulateAndGet(inUse.incrementAndGet(), Math::max);
                            held.add(key);
                        } else {
                            refused.incrementAndGet();
                        }
                        if (!held.isEmpty() && random.nextInt(4) == 0) {
                            inUse.decrementAndGet();
                            usage.ended(held.remove());
                        }
                    }
                    inUse.addAndGet(-held.size());
                    held.forEach(usage::ended);
                    return true;
                };

        // when
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (var done : threads.invokeAll(Collections.nCopies(16, caller))) {
                assertThat(done.get()).isTrue();
            }
        }

        // then: the limit was reached, and never passed
        assertThat(worst.get()).isEqualTo(8);
        assertThat(refused.get()).isPositive();
        assertThat(usage.of(TRUNK)).isEqualTo(TrunkUse.NOTHING);
        assertThat(usage.of(CUSTOMER, customer).calls()).isZero();
    }

    private Optional<Excess> take(String call, Direction direction, TrunkLimits limits) {
        return usage.take(key(call), payer(direction), limits, CustomerLimits.NONE);
    }

    private Optional<Excess> take(String call, Direction direction, CustomerLimits limits) {
        return usage.take(key(call), payer(direction), TrunkLimits.NONE, limits);
    }

    private void look(String engine, ActiveCall... calls) {
        usage.look(engine, UsageTest::payer).accept(List.of(calls));
    }

    private static TrunkLimits channels(int total) {
        return new TrunkLimits(
                of(null), of(null), of(total), of(null), WhenFull.FAIL_OVER, List.of());
    }

    private static TrunkLimits perSecond(int calls) {
        return new TrunkLimits(
                of(null), of(null), of(null), of(calls), WhenFull.FAIL_OVER, List.of());
    }

    private static CallKey key(String call) {
        return new CallKey("engine-1", new CallId(call.replace(' ', '-')));
    }

    private static Payer payer(Direction direction) {
        return new Payer(TRUNK, CUSTOMER, direction);
    }

    private static Optional<Payer> payer(ActiveCall call) {
        return Optional.of(payer(call.direction()));
    }

    private static ActiveCall call(String id, String route) {
        return call(id, route, false);
    }

    private static ActiveCall call(String id, String route, boolean answered) {
        return new ActiveCall(
                key(id).call(), Direction.INBOUND, "g7", "+4722000100", "", NOON, answered, route);
    }
}
