package dev.patchbay.orchestrator.api;

import dev.patchbay.orchestrator.numberplan.Hold;
import dev.patchbay.orchestrator.numberplan.Note;
import dev.patchbay.orchestrator.numberplan.NumberEvent;
import dev.patchbay.orchestrator.numberplan.NumberHistory;
import dev.patchbay.orchestrator.numberplan.NumberRemarks;
import dev.patchbay.orchestrator.numberplan.RemarkedNumber;
import dev.patchbay.orchestrator.numberplan.Reservations;
import dev.patchbay.orchestrator.numberplan.Tag;
import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.PhoneNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// All about one number.
@RestController
@RequestMapping("/api/v1/numbers/{number}")
class NumberDetailApi {

    private static final int EVENTS = 500;

    /// @param forWhom for whom it is reserved, or who had it before and may have it back
    /// @param until the last day of that
    record Detail(
            NumberApi.NumberAnswer number,
            String state,
            @Nullable String forWhom,
            @Nullable LocalDate until,
            List<String> tags,
            String note) {

        static Detail of(RemarkedNumber it) {
            return new Detail(
                    NumberApi.NumberAnswer.of(it.number()),
                    it.state().word(),
                    it.hold().map(Hold::forWhom).orElse(null),
                    it.hold().map(Hold::lastDay).orElse(null),
                    it.tags().stream().map(Tag::value).toList(),
                    it.note().value());
        }
    }

    record Remarks(@Nullable List<String> tags, @Nullable String note) {}

    record Reservation(@Nullable String forWhom, @Nullable String until) {}

    record Event(Instant when, String who, String what, String detail) {
        static Event of(NumberEvent it) {
            return new Event(it.when(), it.who(), it.what().words(), it.detail());
        }
    }

    private final NumberRemarks remarks;
    private final Reservations reservations;
    private final NumberHistory history;

    NumberDetailApi(NumberRemarks remarks, Reservations reservations, NumberHistory history) {
        this.remarks = remarks;
        this.reservations = reservations;
        this.history = history;
    }

    @GetMapping
    Detail one(@PathVariable String number) {
        var it = new PhoneNumber(number);
        return Optional.ofNullable(remarks.of(List.of(it)).get(it))
                .map(Detail::of)
                .orElseThrow(
                        () -> new InvalidValueException("number", number, "a number that exists"));
    }

    @GetMapping("/events")
    List<Event> events(@PathVariable String number) {
        return history.of(new PhoneNumber(number), EVENTS).stream().map(Event::of).toList();
    }

    @PutMapping("/remarks")
    Detail remark(@PathVariable String number, @RequestBody Remarks asked) {
        remarks.remark(
                new PhoneNumber(number),
                Tag.allOf(
                        String.join(",", Given.values("tags", Given.value("tags", asked.tags())))),
                new Note(Given.value("note", asked.note())));
        return one(number);
    }

    @PutMapping("/reservation")
    Detail reserve(@PathVariable String number, @RequestBody Reservation asked) {
        reservations.reserve(
                new PhoneNumber(number),
                Given.value("forWhom", asked.forWhom()),
                day(Given.value("until", asked.until())));
        return one(number);
    }

    private static LocalDate day(String typed) {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeParseException e) {
            throw new InvalidValueException(
                    "until", typed.replaceAll("\\p{Cntrl}", "␀"), "a day, such as 2027-01-31");
        }
    }

    @DeleteMapping("/reservation")
    Detail free(@PathVariable String number) {
        reservations.free(new PhoneNumber(number));
        return one(number);
    }
}
