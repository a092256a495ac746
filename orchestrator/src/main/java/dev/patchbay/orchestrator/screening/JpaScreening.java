package dev.patchbay.orchestrator.screening;

import dev.patchbay.orchestrator.customer.CustomerId;
import dev.patchbay.orchestrator.teams.OwnNumbers;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.orchestrator.trunk.Trunks;
import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.PhoneNumber;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

// not @Repository: its translation would wrap our InvalidValueException, which callers handle
@Component
@Transactional
class JpaScreening implements Screening {

    private static final int MOST = 1000;

    private final Stored stored;
    private final OwnNumbers own;
    private final Trunks trunks;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    @Component
    record Stored(ApprovedCallerRows approved, StrangersRows strangers) {}

    JpaScreening(
            Stored stored,
            OwnNumbers own,
            Trunks trunks,
            ApplicationEventPublisher events,
            Clock clock) {
        this.stored = stored;
        this.own = own;
        this.trunks = trunks;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<CustomerId, CallerScreen> screens() {
        var approved = new HashMap<CustomerId, Map<PhoneNumber, TrunkId>>();
        for (var row : stored.approved().findAll()) {
            approved.computeIfAbsent(new CustomerId(row.customer), _ -> new HashMap<>())
                    .put(new PhoneNumber(row.e164), new TrunkId(row.trunk));
        }
        var screens = new HashMap<CustomerId, CallerScreen>();
        approved.forEach((customer, numbers) ->
                screens.put(customer, new CallerScreen(CallerScreen.USUAL.strangers(), numbers)));
        for (var row : stored.strangers().findAll()) {
            var customer = new CustomerId(row.customer);
            screens.put(
                    customer,
                    new CallerScreen(row.strangers, approved.getOrDefault(customer, Map.of())));
        }
        return screens;
    }

    @Override
    @Transactional(readOnly = true)
    public Strangers strangersOf(CustomerId customer) {
        return stored.strangers()
                .findById(customer.value())
                .map(row -> row.strangers)
                .orElse(CallerScreen.USUAL.strangers());
    }

    @Override
    @Transactional(readOnly = true)
    public List<ApprovedCaller> approvedOf(CustomerId customer) {
        return stored.approved().findAllByCustomerOrderByE164(customer.value()).stream()
                .map(ApprovedCallerRow::toCaller)
                .toList();
    }

    @Override
    public void treat(CustomerId customer, Strangers strangers) {
        var row = new StrangersRow();
        row.customer = customer.value();
        row.strangers = strangers;
        stored.strangers().saveAndFlush(row);
        events.publishEvent(new ScreeningChanged(customer));
    }

    @Override
    public ApprovedCaller approve(
            CustomerId customer, PhoneNumber number, TrunkId trunk, Approval approval) {
        mustBeOthers(customer, number);
        if (trunks.byId(trunk).filter(it -> it.customer().equals(customer)).isEmpty()) {
            throw new InvalidValueException(
                    "trunk", trunk.toString(), "one of this customer's trunks");
        }
        var row = new ApprovedCallerRow();
        row.customer = customer.value();
        row.e164 = number.e164();
        row.trunk = trunk.value();
        row.approvedBy = approval.by();
        row.note = approval.note();
        row.approved = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var caller = stored.approved().saveAndFlush(row).toCaller();
        events.publishEvent(new ScreeningChanged(customer));
        return caller;
    }

    private void mustBeOthers(CustomerId customer, PhoneNumber number) {
        if (own.has(customer, number)) {
            throw refused(number, "a number that is on none of this customer's trunks");
        }
        if (stored.approved().findByCustomerAndE164(customer.value(), number.e164()).isPresent()) {
            throw refused(number, "a number that is not approved yet");
        }
        if (stored.approved().countByCustomer(customer.value()) >= MOST) {
            throw refused(number, "no more than %d approved numbers".formatted(MOST));
        }
    }

    @Override
    public void withdraw(CustomerId customer, PhoneNumber number) {
        stored.approved()
                .delete(
                        stored.approved()
                                .findByCustomerAndE164(customer.value(), number.e164())
                                .orElseThrow(() -> refused(number, "an approved number")));
        events.publishEvent(new ScreeningChanged(customer));
    }

    private static InvalidValueException refused(PhoneNumber number, String expected) {
        return new InvalidValueException("number", number.e164(), expected);
    }
}
