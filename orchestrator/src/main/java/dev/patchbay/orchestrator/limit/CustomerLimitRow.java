package dev.patchbay.orchestrator.limit;

import dev.patchbay.orchestrator.customer.CustomerId;
import dev.patchbay.orchestrator.limit.OfficeHours.Outside;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "customer_limit")
class CustomerLimitRow {

    private static final int MINUTES = 60;

    @Id
    @Column(name = "customer_id")
    long customer;

    @Nullable Integer calls;

    @Column(name = "minutes_per_day")
    @Nullable Integer minutesPerDay;

    String zone = "";

    /// What does not go out outside the hours; without it there are none.
    @Enumerated(EnumType.STRING)
    @Nullable Outside outside;

    /// Monday is 1, Sunday 7, as digits.
    String days = "";

    @Column(name = "from_minute")
    int from;

    @Column(name = "to_minute")
    int to;

    static CustomerLimitRow of(CustomerId customer, CustomerLimits limits) {
        var row = new CustomerLimitRow();
        row.customer = customer.value();
        row.calls = Stored.column(limits.calls());
        row.minutesPerDay = Stored.column(limits.minutesPerDay());
        row.zone = limits.zone().getId();
        limits.hours().ifPresent(row::put);
        return row;
    }

    private void put(OfficeHours hours) {
        outside = hours.outside();
        days =
                hours.days().stream()
                        .map(DayOfWeek::getValue)
                        .sorted()
                        .map(Object::toString)
                        .collect(Collectors.joining());
        from = minute(hours.from());
        to = minute(hours.to());
    }

    private static int minute(LocalTime time) {
        return time.getHour() * MINUTES + time.getMinute();
    }

    CustomerId customer() {
        return new CustomerId(customer);
    }

    CustomerLimits toLimits() {
        return new CustomerLimits(
                Stored.limit(calls), Stored.limit(minutesPerDay), ZoneId.of(zone), hours());
    }

    private Optional<OfficeHours> hours() {
        return Optional.ofNullable(outside)
                .map(it ->
                        new OfficeHours(
                                Arrays.stream(DayOfWeek.values())
                                        .filter(day -> days.contains("" + day.getValue()))
                                        .collect(Collectors.toSet()),
                                LocalTime.of(from / MINUTES, from % MINUTES),
                                LocalTime.of(to / MINUTES, to % MINUTES),
                                it));
    }
}
