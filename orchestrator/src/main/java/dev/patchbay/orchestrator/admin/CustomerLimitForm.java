package dev.patchbay.orchestrator.admin;

import dev.patchbay.orchestrator.limit.CustomerLimits;
import dev.patchbay.orchestrator.limit.OfficeHours;
import dev.patchbay.orchestrator.limit.OfficeHours.Outside;
import dev.patchbay.telephony.InvalidValueException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A customer's limits as typed. Everything is text, so that what was typed comes back when it is
/// wrong.
///
/// @param outside what does not go out outside the hours; empty for no hours
record CustomerLimitForm(
        @Nullable String calls,
        @Nullable String minutesPerDay,
        @Nullable String zone,
        @Nullable String outside,
        @Nullable List<String> days,
        @Nullable String from,
        @Nullable String to) {

    private static final List<String> WORKING_DAYS =
            List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY");

    /// @param usual the zone where nobody has chosen one
    static CustomerLimitForm of(CustomerLimits limits, ZoneId usual) {
        var hours = limits.hours();
        return new CustomerLimitForm(
                TypedCount.shown(limits.calls()),
                TypedCount.shown(limits.minutesPerDay()),
                (limits.none() ? usual : limits.zone()).getId(),
                hours.map(it -> it.outside().name()).orElse(""),
                hours.map(it -> it.days().stream().map(Enum::name).toList()).orElse(WORKING_DAYS),
                hours.map(it -> it.from().toString()).orElse("08:00"),
                hours.map(it -> it.to().toString()).orElse("17:00"));
    }

    CustomerLimits limits() {
        return new CustomerLimits(
                TypedCount.of("calls", calls, CustomerLimits.MOST_CALLS),
                TypedCount.of("minutesPerDay", minutesPerDay, CustomerLimits.MOST_MINUTES),
                CustomerLimits.zone(TrunkForm.text(zone)),
                hours());
    }

    private Optional<OfficeHours> hours() {
        var what = TrunkForm.text(outside);
        if (what.isEmpty()) {
            return Optional.empty();
        }
        var rule =
                Arrays.stream(Outside.values())
                        .filter(it -> it.name().equals(what))
                        .findFirst()
                        .orElseThrow(() ->
                                new InvalidValueException(
                                        "outside", what, "one of the rules offered"));
        return Optional.of(
                OfficeHours.typed(
                        days == null ? List.of() : days,
                        TrunkForm.text(from),
                        TrunkForm.text(to),
                        rule));
    }

    public boolean on(String day) {
        return days != null && days.contains(day);
    }
}
