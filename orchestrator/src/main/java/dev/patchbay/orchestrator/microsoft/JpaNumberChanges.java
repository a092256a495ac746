package dev.patchbay.orchestrator.microsoft;

import dev.patchbay.orchestrator.microsoft.NumberChange.Stage;
import dev.patchbay.orchestrator.teams.TenantId;
import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.PhoneNumber;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

// not @Repository: its translation would wrap our InvalidValueException, which callers handle
@Component
@Transactional
class JpaNumberChanges implements NumberChanges {

    private final ChangeRows rows;
    private final WishKeeper wishes;
    private final Connections connections;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    JpaNumberChanges(
            ChangeRows rows,
            WishKeeper wishes,
            Connections connections,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.wishes = wishes;
        this.connections = connections;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<NumberChange> latest(PhoneNumber number) {
        return rows.findFirstByE164OrderByIdDesc(number.e164()).map(ChangeRow::toChange);
    }

    @Override
    @Transactional(readOnly = true)
    public Map<PhoneNumber, NumberChange> latest(Collection<PhoneNumber> numbers) {
        return numbers.isEmpty()
                ? Map.of()
                : rows.newest(numbers.stream().map(PhoneNumber::e164).toList()).stream()
                        .map(ChangeRow::toChange)
                        .collect(Collectors.toMap(NumberChange::number, Function.identity()));
    }

    @Override
    @Transactional(readOnly = true)
    public List<NumberChange> unsettled(TenantId tenant, int most) {
        return rows.unsettled(tenant.value(), Limit.of(most)).stream()
                .map(ChangeRow::toChange)
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Queue queue(TenantId tenant) {
        return new Queue(
                rows.countByTenantAndEndedIsNull(tenant.value()), rows.countByHand(tenant.value()));
    }

    @Override
    public NumberChange again(PhoneNumber number) {
        return begun(number, false);
    }

    @Override
    public NumberChange takeOver(PhoneNumber number) {
        return begun(number, true);
    }

    private NumberChange begun(PhoneNumber number, boolean forced) {
        var wish =
                wishes.wished(number)
                        .orElseThrow(() ->
                                new InvalidValueException(
                                        "number",
                                        number.e164(),
                                        "a number of a customer whose tenant is connected"));
        var last = rows.findFirstByE164OrderByIdDesc(number.e164());
        if (last.filter(it -> it.open() && it.stage != Stage.BY_HAND).isPresent()) {
            throw new InvalidValueException(
                    "number", number.e164(), "a number without a change under way");
        }
        var former = last.flatMap(it -> Optional.ofNullable(it.former));
        var begun = wishes.begin(new WishKeeper.Begun(number, wish, former, forced)).toChange();
        events.publishEvent(new WorkCame());
        return begun;
    }

    @Override
    public NumberChange ranByHand(PhoneNumber number) {
        var row =
                rows.findFirstByE164OrderByIdDesc(number.e164())
                        .filter(it -> it.stage == Stage.BY_HAND)
                        .orElseThrow(() ->
                                new InvalidValueException(
                                        "number",
                                        number.e164(),
                                        "a number whose change waits for somebody"));
        if (connections.reach(row.tenantId()).readsNumbers()) {
            row.trouble = null;
            row.enter(Stage.WAITING, "The number is looked at.", clock.instant());
        } else {
            row.end(Stage.DONE, "Done by hand, as was said; it cannot be read.", clock.instant());
        }
        var change = rows.saveAndFlush(row).toChange();
        events.publishEvent(new WorkCame());
        return change;
    }
}
