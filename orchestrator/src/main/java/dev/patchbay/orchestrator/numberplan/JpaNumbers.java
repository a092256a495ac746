package dev.patchbay.orchestrator.numberplan;

import dev.patchbay.orchestrator.numberplan.NumberEvent.What;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.PhoneNumber;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

// not @Repository: its translation would wrap our InvalidValueException, which callers handle
@Component
@Transactional
class JpaNumbers implements Numbers {

    private final NumberRows rows;
    private final StoredNumbers stored;
    private final Owners owners;
    private final Holds holds;
    private final NumberNews news;

    JpaNumbers(NumberRows rows, StoredNumbers stored, Owners owners, Holds holds, NumberNews news) {
        this.rows = rows;
        this.stored = stored;
        this.owners = owners;
        this.holds = holds;
        this.news = news;
    }

    @Override
    @Transactional(readOnly = true)
    public List<TrunkNumber> all() {
        return stored.all();
    }

    @Override
    @Transactional(readOnly = true)
    public List<TrunkNumber> among(Set<PhoneNumber> numbers) {
        return stored.among(numbers);
    }

    @Override
    @Transactional(readOnly = true)
    public List<TrunkNumber> ofTrunk(TrunkId trunk) {
        return rows.findAllByTrunkOrderByE164(trunk.value()).stream()
                .map(NumberRow::toNumber)
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<TrunkNumber> byNumber(PhoneNumber number) {
        return rows.findById(number.e164()).map(NumberRow::toNumber);
    }

    @Override
    @Transactional(readOnly = true)
    public List<TrunkNumber> byNumbers(Collection<PhoneNumber> numbers) {
        return rows.findAllById(numbers.stream().map(PhoneNumber::e164).toList()).stream()
                .map(NumberRow::toNumber)
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public long count() {
        return rows.count();
    }

    @Override
    @Transactional(readOnly = true)
    public long count(TrunkId trunk) {
        return rows.countByTrunk(trunk.value());
    }

    @Override
    @Transactional(readOnly = true)
    public long count(NumberState state) {
        return rows.countByState(state);
    }

    @Override
    @Transactional(readOnly = true)
    public Set<PhoneNumber> taken(Set<PhoneNumber> numbers) {
        return stored.taken(numbers);
    }

    @Override
    public List<TrunkNumber> add(TrunkId trunk, Set<PhoneNumber> numbers) {
        owners.mustExist(trunk);
        var inOrder = new TreeSet<>(numbers);
        stored.taken(inOrder).stream()
                .findFirst()
                .ifPresent(taken -> {
                    throw new InvalidValueException(
                            "number", taken.e164(), "a number no trunk has yet");
                });
        stored.thousands().add(inOrder);
        var added = rows.saveAllAndFlush(inOrder.stream().map(n -> fresh(n, trunk)).toList());
        news.tell(inOrder, What.ADDED, "");
        return added.stream().map(NumberRow::toNumber).toList();
    }

    @Override
    public TrunkNumber assign(PhoneNumber number, Assignment assignment) {
        var row = existing(number);
        holds.of(row).ifPresent(hold -> hold.mustLet(assignment));
        return assign(row, assignment);
    }

    @Override
    public TrunkNumber assignHeld(PhoneNumber number, Assignment assignment) {
        mustStillLeadTo("", number, assignment);
        return assign(existing(number), assignment);
    }

    private TrunkNumber assign(NumberRow row, Assignment assignment) {
        owners.mustHaveATenant(new TrunkId(row.trunk), row.e164);
        row.put(Optional.of(assignment));
        return saved(row, What.ASSIGNED, assignment.target());
    }

    @Override
    public TrunkNumber assign(PhoneNumber number, Assignment assignment, String seen) {
        mustStillLeadTo(seen, number, assignment);
        return assign(number, assignment);
    }

    private void mustStillLeadTo(String seen, PhoneNumber number, Assignment assignment) {
        var now =
                rows.locked(number.e164())
                        .map(NumberRow::toNumber)
                        .flatMap(TrunkNumber::assignment)
                        .map(Assignment::target)
                        .orElse("");
        if (!now.equals(seen)) {
            throw new InvalidValueException(
                    "target",
                    assignment.target(),
                    "it again if it still holds: meanwhile somebody %s"
                            .formatted(
                                    now.isEmpty()
                                            ? "released the number"
                                            : "assigned the number to " + now));
        }
    }

    @Override
    public TrunkNumber release(PhoneNumber number) {
        var row = existing(number);
        var had = row.toNumber().assignment();
        if (had.isEmpty()) {
            return row.toNumber();
        }
        row.put(Optional.empty());
        holds.rest(row, had.get());
        return saved(row, What.RELEASED, had.get().target());
    }

    @Override
    public void remove(PhoneNumber number) {
        rows.delete(existing(number));
        news.tell(Set.of(number), What.REMOVED, "");
    }

    private static NumberRow fresh(PhoneNumber number, TrunkId trunk) {
        var row = new NumberRow();
        row.e164 = number.e164();
        row.trunk = trunk.value();
        row.thousand = Thousands.of(number);
        return row;
    }

    private NumberRow existing(PhoneNumber number) {
        return rows.findById(number.e164())
                .orElseThrow(() ->
                        new InvalidValueException("number", number.e164(), "a number that exists"));
    }

    private TrunkNumber saved(NumberRow row, What what, String detail) {
        var number = rows.saveAndFlush(row).toNumber();
        news.tell(Set.of(number.number()), what, detail);
        return number;
    }
}
