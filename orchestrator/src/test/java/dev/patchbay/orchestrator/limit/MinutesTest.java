package dev.patchbay.orchestrator.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.engine.spi.ActiveCall;
import dev.patchbay.engine.spi.CallId;
import dev.patchbay.engine.spi.Direction;
import dev.patchbay.orchestrator.customer.CustomerId;
import dev.patchbay.orchestrator.trunk.TrunkId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/// What of a customer's minutes of the day is used up.
class MinutesTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final CustomerId CUSTOMER = new CustomerId(1);

    private final SetClock clock = new SetClock(NOON);
    private final Usage usage = new Usage(clock);

    @Test
    void countsMinutesOfCallsThatEndedAndOfThoseInProgress() {
        // given
        usage.spoken(CUSTOMER, NOON.minus(Duration.ofHours(1)), Duration.ofMinutes(4));
        usage.spoken(CUSTOMER, NOON.minus(Duration.ofHours(13)), Duration.ofMinutes(100));
        take("1", Direction.OUTBOUND, CustomerLimits.NONE);
        look("engine-1", outbound("1", NOON));
        clock.move(Duration.ofMinutes(5));
        take("in", Direction.INBOUND, CustomerLimits.NONE);
        look("engine-1", outbound("1", NOON), inbound("in"));
        clock.move(Duration.ofSeconds(59));

        // then
        assertThat(take("2", Direction.OUTBOUND, minutes(10))).isEmpty();
        usage.ended(key("2"));
        clock.move(Duration.ofSeconds(1));
        assertThat(take("3", Direction.OUTBOUND, minutes(10))).contains(Excess.MINUTES);
        assertThat(take("4", Direction.INBOUND, minutes(10))).isEmpty();

        // when: the call ends, and its record says how long it was
        usage.ended(key("1"));
        assertThat(spoken("UTC")).isEqualTo(Duration.ofMinutes(4));
        usage.spoken(CUSTOMER, NOON, Duration.ofMinutes(6));
        assertThat(spoken("UTC")).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void beginsTheDayWhereTheCustomerIs() {
        usage.spoken(CUSTOMER, Instant.parse("2026-11-22T22:50:00Z"), Duration.ofMinutes(1));
        usage.spoken(CUSTOMER, Instant.parse("2026-11-22T23:00:00Z"), Duration.ofMinutes(2));
        usage.spoken(CUSTOMER, Instant.parse("2026-11-23T00:00:00Z"), Duration.ofMinutes(4));

        assertThat(spoken("UTC")).isEqualTo(Duration.ofMinutes(4));
        assertThat(spoken("Europe/Oslo")).isEqualTo(Duration.ofMinutes(6));
        clock.move(Duration.ofDays(2));
        assertThat(spoken("UTC")).isZero();
        usage.spoken(CUSTOMER, NOON.plus(Duration.ofDays(2)), Duration.ofMinutes(3));
        assertThat(spoken("UTC")).isEqualTo(Duration.ofMinutes(3));
    }

    /// From ten to midnight to half past.
    @Test
    void countsACallInProgressForTheDayItBegan() {
        // given
        clock.move(Duration.ofHours(11).plusMinutes(50));
        take("1", Direction.OUTBOUND, CustomerLimits.NONE);
        look("engine-1", outbound("1", clock.instant()));
        clock.move(Duration.ofMinutes(9));
        assertThat(spoken("UTC")).isEqualTo(Duration.ofMinutes(9));

        // when
        clock.move(Duration.ofMinutes(31));

        // then
        assertThat(spoken("UTC")).isZero();
        assertThat(spoken("Europe/Lisbon")).isZero();
        assertThat(spoken("Atlantic/Azores")).isEqualTo(Duration.ofMinutes(40));

        // when: one of today goes on while that one ends
        take("2", Direction.OUTBOUND, CustomerLimits.NONE);
        look("engine-1", outbound("1", NOON), outbound("2", clock.instant()));
        clock.move(Duration.ofMinutes(5));
        usage.ended(key("1"));

        // then
        assertThat(spoken("UTC")).isEqualTo(Duration.ofMinutes(5));
        assertThat(spoken("Atlantic/Azores")).isEqualTo(Duration.ofMinutes(5));
    }

    /// The place of its quarter is another one's by then.
    @Test
    void losesCountOfNothingWhenACallOfManyHoursEnds() {
        take("1", Direction.OUTBOUND, CustomerLimits.NONE);
        look("engine-1", outbound("1", NOON));
        clock.move(Duration.ofHours(32));
        take("2", Direction.OUTBOUND, CustomerLimits.NONE);
        look("engine-1", outbound("1", NOON), outbound("2", clock.instant()));
        clock.move(Duration.ofMinutes(3));

        usage.ended(key("1"));

        assertThat(spoken("UTC")).isEqualTo(Duration.ofMinutes(3));
        usage.ended(key("2"));
        assertThat(spoken("UTC")).isZero();
    }

    private Duration spoken(String zone) {
        return usage.of(CUSTOMER, limits(OptionalInt.empty(), ZoneId.of(zone))).spokenToday();
    }

    private Optional<Excess> take(String call, Direction direction, CustomerLimits limits) {
        return usage.take(key(call), payer(direction), TrunkLimits.NONE, limits);
    }

    private void look(String engine, ActiveCall... calls) {
        usage.look(engine, call -> Optional.of(payer(call.direction()))).accept(List.of(calls));
    }

    private static CustomerLimits minutes(int most) {
        return limits(OptionalInt.of(most), ZoneOffset.UTC);
    }

    private static CustomerLimits limits(OptionalInt minutes, ZoneId zone) {
        return new CustomerLimits(OptionalInt.empty(), minutes, zone, Optional.empty());
    }

    private static CallKey key(String call) {
        return new CallKey("engine-1", new CallId(call));
    }

    private static Payer payer(Direction direction) {
        return new Payer(new TrunkId(7), CUSTOMER, direction);
    }

    private static ActiveCall inbound(String id) {
        return new ActiveCall(
                key(id).call(),
                Direction.INBOUND,
                "g7",
                "+4722000100",
                "",
                NOON,
                true,
                "1|dial|number-assigned|120|teams:+4722000100@acme.example");
    }

    private static ActiveCall outbound(String id, Instant since) {
        return new ActiveCall(
                key(id).call(),
                Direction.OUTBOUND,
                "acme.example",
                "+4790000001",
                "+4722000100",
                since,
                true,
                "1|dial|caller-has-trunk|120|trunk:t7-1:*");
    }
}
