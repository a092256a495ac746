package dev.patchbay.orchestrator.numberplan;

import dev.patchbay.orchestrator.numberplan.NumberEvent.What;
import dev.patchbay.orchestrator.numberplan.StoredHistory.Entry;
import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.PhoneNumber;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.data.domain.Limit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Reserves numbers, lets released ones rest, and ends both when it is time.
@Component
@Transactional
class Holds implements Reservations {

    private static final List<NumberState> HELD = List.of(NumberState.RESERVED, NumberState.AGEING);
    private static final int AT_ONCE = 1_000;
    private static final int LONGEST = 113;

    private final NumberRows rows;
    private final NumberNews news;
    private final NumberProperties properties;
    private final Clock clock;

    Holds(NumberRows rows, NumberNews news, NumberProperties properties, Clock clock) {
        this.rows = rows;
        this.news = news;
        this.properties = properties;
        this.clock = clock;
    }

    Optional<Hold> of(NumberRow row) {
        return HELD.contains(row.state)
                ? Optional.of(
                        new Hold(
                                row.state,
                                Objects.requireNonNull(row.stateUntil),
                                Objects.requireNonNullElse(row.reservedFor, "")))
                : Optional.empty();
    }

    /// After its release.
    void rest(NumberRow row, Assignment had) {
        if (!properties.ageing().isZero()) {
            row.hold(NumberState.AGEING, clock.instant().plus(properties.ageing()), had.target());
        }
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Hold> of(PhoneNumber number) {
        return rows.findById(number.e164()).flatMap(this::of);
    }

    @Override
    public void reserve(PhoneNumber number, String forWhom, LocalDate lastDay) {
        var whom = forWhom.strip();
        if (whom.isEmpty()
                || whom.length() > LONGEST
                || whom.matches(".*\\p{Cntrl}.*")
                || Note.startsAFormula(whom)) {
            throw new InvalidValueException(
                    "forWhom",
                    whom.replaceAll("\\p{Cntrl}", "␀"),
                    "whom it is for, a name or an account of at most %d characters"
                            .formatted(LONGEST));
        }
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (lastDay.isBefore(today) || lastDay.isAfter(today.plusYears(5))) {
            throw new InvalidValueException(
                    "until", lastDay.toString(), "a day from today on, at most five years away");
        }
        var row = existing(number);
        if (row.state != NumberState.FREE && row.state != NumberState.RESERVED) {
            throw new InvalidValueException(
                    "number",
                    number.e164(),
                    "a number that is free; this one is " + row.state.word());
        }
        row.hold(
                NumberState.RESERVED,
                lastDay.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
                whom);
        rows.saveAndFlush(row);
        news.tell(Set.of(number), What.RESERVED, "for %s until %s".formatted(whom, lastDay));
    }

    @Override
    public void free(PhoneNumber number) {
        var row = existing(number);
        if (of(row).isEmpty()) {
            throw new InvalidValueException(
                    "number", number.e164(), "a number that is reserved or rests");
        }
        row.hold(NumberState.FREE, null, null);
        rows.saveAndFlush(row);
        news.tell(Set.of(number), What.FREED, "");
    }

    private NumberRow existing(PhoneNumber number) {
        return rows.findById(number.e164())
                .orElseThrow(() ->
                        new InvalidValueException("number", number.e164(), "a number that exists"));
    }

    @Override
    @Scheduled(fixedDelayString = "PT1M")
    public void end() {
        var over =
                rows.findAllByStateInAndStateUntilLessThanEqual(
                        HELD, clock.instant(), Limit.of(AT_ONCE));
        over.forEach(row -> row.hold(NumberState.FREE, null, null));
        rows.saveAllAndFlush(over);
        news.tell(
                "patchbay",
                over.stream()
                        .map(row ->
                                new Entry(new PhoneNumber(row.e164), What.FREED, "time is over"))
                        .toList());
    }
}
