package dev.patchbay.orchestrator.api;

import dev.patchbay.orchestrator.customer.CustomerId;
import dev.patchbay.orchestrator.limit.CustomerLimits;
import dev.patchbay.orchestrator.limit.Limits;
import dev.patchbay.orchestrator.limit.OfficeHours;
import dev.patchbay.orchestrator.limit.OfficeHours.Outside;
import dev.patchbay.orchestrator.limit.TrunkLimits;
import dev.patchbay.orchestrator.limit.TrunkLimits.WhenFull;
import dev.patchbay.orchestrator.limit.Usage;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.telephony.OneOf;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What may be in use, and what is.
@RestController
@RequestMapping("/api/v1")
class LimitApi {

    /// What is not given is not limited.
    record TrunkJson(
            @Nullable Integer inbound,
            @Nullable Integer outbound,
            @Nullable Integer total,
            @Nullable Integer callsPerSecond,
            @Nullable String whenFull,
            @Nullable List<String> allowed) {

        static TrunkJson of(TrunkLimits limits) {
            return new TrunkJson(
                    number(limits.inbound()),
                    number(limits.outbound()),
                    number(limits.total()),
                    number(limits.callsPerSecond()),
                    limits.whenFull().name(),
                    limits.allowed());
        }

        TrunkLimits toLimits() {
            return new TrunkLimits(
                    limit(inbound),
                    limit(outbound),
                    limit(total),
                    limit(callsPerSecond),
                    whenFull == null
                            ? WhenFull.FAIL_OVER
                            : OneOf.named("whenFull", WhenFull.class, whenFull),
                    allowed == null ? List.of() : Given.values("allowed", allowed));
        }
    }

    record TrunkAnswer(TrunkJson limits, TrunkUseJson use) {}

    record TrunkUseJson(int inbound, int outbound) {}

    /// @param zone may be left out where neither days nor hours are counted
    record CustomerJson(
            @Nullable Integer calls,
            @Nullable Integer minutesPerDay,
            @Nullable String zone,
            @Nullable HoursJson hours) {

        static CustomerJson of(CustomerLimits limits) {
            return new CustomerJson(
                    number(limits.calls()),
                    number(limits.minutesPerDay()),
                    limits.zone().getId(),
                    limits.hours().map(HoursJson::of).orElse(null));
        }

        CustomerLimits toLimits() {
            return new CustomerLimits(
                    limit(calls),
                    limit(minutesPerDay),
                    toZone(),
                    Optional.ofNullable(hours).map(it -> Given.part("hours", it::toHours)));
        }

        /// Nobody's day begins by a zone that nobody has said.
        private ZoneId toZone() {
            return zone == null && minutesPerDay == null && hours == null
                    ? CustomerLimits.NONE.zone()
                    : CustomerLimits.zone(Given.value("zone", zone, CustomerLimits.A_ZONE));
        }
    }

    record HoursJson(
            @Nullable List<String> days,
            @Nullable String from,
            @Nullable String to,
            @Nullable String outside) {

        static HoursJson of(OfficeHours hours) {
            return new HoursJson(
                    hours.days().stream().sorted().map(DayOfWeek::name).toList(),
                    hours.from().toString(),
                    hours.to().toString(),
                    hours.outside().name());
        }

        OfficeHours toHours() {
            return OfficeHours.typed(
                    Given.values("days", Given.value("days", days)),
                    Given.value("from", from),
                    Given.value("to", to),
                    OneOf.named("outside", Outside.class, Given.value("outside", outside)));
        }
    }

    record CustomerAnswer(CustomerJson limits, CustomerUseJson use) {}

    record CustomerUseJson(int calls, long minutesToday) {}

    private final Limits limits;
    private final Usage usage;

    LimitApi(Limits limits, Usage usage) {
        this.limits = limits;
        this.usage = usage;
    }

    @GetMapping("/trunks/{id}/limits")
    TrunkAnswer ofTrunk(@PathVariable long id) {
        var trunk = new TrunkId(id);
        var use = usage.of(trunk);
        return new TrunkAnswer(
                TrunkJson.of(limits.of(trunk)), new TrunkUseJson(use.inbound(), use.outbound()));
    }

    @PutMapping("/trunks/{id}/limits")
    TrunkAnswer limitTrunk(@PathVariable long id, @RequestBody TrunkJson asked) {
        limits.limit(new TrunkId(id), asked.toLimits());
        return ofTrunk(id);
    }

    @GetMapping("/customers/{id}/limits")
    CustomerAnswer ofCustomer(@PathVariable long id) {
        var customer = new CustomerId(id);
        var theirs = limits.of(customer);
        var use = usage.of(customer, theirs);
        return new CustomerAnswer(
                CustomerJson.of(theirs),
                new CustomerUseJson(use.calls(), use.spokenToday().toMinutes()));
    }

    @PutMapping("/customers/{id}/limits")
    CustomerAnswer limitCustomer(@PathVariable long id, @RequestBody CustomerJson asked) {
        limits.limit(new CustomerId(id), asked.toLimits());
        return ofCustomer(id);
    }

    private static OptionalInt limit(@Nullable Integer number) {
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    private static @Nullable Integer number(OptionalInt limit) {
        return limit.isPresent() ? limit.getAsInt() : null;
    }
}
