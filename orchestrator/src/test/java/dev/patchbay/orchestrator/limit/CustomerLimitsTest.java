package dev.patchbay.orchestrator.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.orchestrator.limit.OfficeHours.Outside;
import dev.patchbay.orchestrator.limit.TrunkLimits.WhenFull;
import dev.patchbay.telephony.InvalidValueException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerLimitsTest {

    @ParameterizedTest
    @CsvSource({
        // the zone is an hour ahead of UTC in winter and two in summer; 23 November is a Monday
        "MONDAY,        08:00, 17:00, 2026-11-23T06:59:59Z, closed",
        "MONDAY,        08:00, 17:00, 2026-11-23T07:00:00Z, open",
        "MONDAY,        08:00, 17:00, 2026-11-23T15:59:59Z, open",
        "MONDAY,        08:00, 17:00, 2026-11-23T16:00:00Z, closed",
        "MONDAY,        08:00, 17:00, 2026-11-24T12:00:00Z, closed",
        "MONDAY,        08:00, 17:00, 2026-07-20T06:00:00Z, open",
        "MONDAY,        22:00, 06:00, 2026-11-23T22:00:00Z, open",
        "MONDAY,        22:00, 06:00, 2026-11-24T04:59:00Z, open",
        "MONDAY,        22:00, 06:00, 2026-11-24T05:00:00Z, closed",
        "MONDAY,        22:00, 06:00, 2026-11-23T04:00:00Z, closed",
        "SUNDAY,        22:00, 06:00, 2026-11-23T04:00:00Z, open",
        "MONDAY,        00:00, 00:00, 2026-11-23T22:59:00Z, open",
        "MONDAY,        00:00, 00:00, 2026-11-22T22:59:00Z, closed",
        "MONDAY SUNDAY, 08:00, 17:00, 2026-11-22T12:00:00Z, open",
    })
    void knowsWhenTheOfficeIsOpen(
            String days, String from, String to, Instant time, String expected) {
        var hours =
                OfficeHours.typed(Arrays.asList(days.split(" ")), from, to, Outside.NO_CALLS_OUT);
        var limits =
                new CustomerLimits(
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        ZoneId.of("Europe/Oslo"),
                        Optional.of(hours));

        assertThat(limits.closedAt(time).isPresent()).isEqualTo(expected.equals("closed"));
    }

    @ParameterizedTest
    @CsvSource({
        "'',     08:00, 17:00, days",
        "FUNDAY, 08:00, 17:00, days",
        "MONDAY, 8:00,  17:00, from",
        "MONDAY, 24:00, 17:00, from",
        "MONDAY, 08:00, 17,    to",
    })
    void takesNoHoursOneCannotRead(String day, String from, String to, String field) {
        var days = day.isEmpty() ? List.<String>of() : List.of(day);

        assertThatThrownBy(() -> OfficeHours.typed(days, from, to, Outside.NO_CALLS_OUT))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        refused -> assertThat(refused.field()).isEqualTo(field));
    }

    @ParameterizedTest
    @CsvSource({"Europe/Nowhere", "+01:00", "europe/oslo"})
    void takesNoZoneThatIsNone(String zone) {
        assertThatThrownBy(() -> CustomerLimits.zone(zone))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("zone")
                .hasMessageContaining("such as Europe/Oslo");
    }

    @ParameterizedTest
    @CsvSource({
        "-1,    ,  ,  , inbound",
        " , 10001,  ,  , outbound",
        " ,     , -1,  , total",
        " ,     ,  , 0, callsPerSecond",
        " ,     ,  , 1001, callsPerSecond",
        "3,     , 2,  , inbound",
        " ,    3, 2,  , outbound",
    })
    void takesNoLimitThatIsNone(
            @Nullable Integer inbound,
            @Nullable Integer outbound,
            @Nullable Integer total,
            @Nullable Integer perSecond,
            String field) {
        assertThatThrownBy(() ->
                        new TrunkLimits(
                                limit(inbound),
                                limit(outbound),
                                limit(total),
                                limit(perSecond),
                                WhenFull.BUSY,
                                List.of()))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        refused -> assertThat(refused.field()).isEqualTo(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"47", "+", "+0", "+47;", "+1234567890123456"})
    void takesNoBeginningOfANumberThatIsNone(String prefix) {
        assertThatThrownBy(() ->
                        new TrunkLimits(
                                limit(null),
                                limit(null),
                                limit(null),
                                limit(null),
                                WhenFull.BUSY,
                                List.of("+47", prefix)))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        refused -> assertThat(refused.field()).isEqualTo("allowed"));
    }

    @Test
    void saysWhatItIsInWords() {
        var hours =
                OfficeHours.typed(
                        List.of("FRIDAY", "MONDAY"), "08:00", "17:30", Outside.NO_CALLS_OUT);

        assertThat(hours).hasToString("Mon, Fri 08:00 to 17:30");
    }

    private static OptionalInt limit(@Nullable Integer number) {
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }
}
