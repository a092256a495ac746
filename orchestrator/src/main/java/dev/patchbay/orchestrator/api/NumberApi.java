package dev.patchbay.orchestrator.api;

import dev.patchbay.orchestrator.customer.CustomerId;
import dev.patchbay.orchestrator.numberplan.Assignment;
import dev.patchbay.orchestrator.numberplan.Assignment.AutoAttendant;
import dev.patchbay.orchestrator.numberplan.Assignment.CallQueue;
import dev.patchbay.orchestrator.numberplan.Assignment.TeamsUser;
import dev.patchbay.orchestrator.numberplan.Cursor;
import dev.patchbay.orchestrator.numberplan.DialledText;
import dev.patchbay.orchestrator.numberplan.NumberSearch;
import dev.patchbay.orchestrator.numberplan.NumberSearch.Query;
import dev.patchbay.orchestrator.numberplan.NumberState;
import dev.patchbay.orchestrator.numberplan.Numbers;
import dev.patchbay.orchestrator.numberplan.TrunkNumber;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.orchestrator.trunk.Trunks;
import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.PhoneNumber;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/numbers")
class NumberApi {

    record NewNumber(@Nullable String number, @Nullable Long trunk) {}

    record AssignmentJson(@Nullable String type, @Nullable String target) {

        static AssignmentJson of(Assignment assignment) {
            return new AssignmentJson(
                    switch (assignment) {
                        case TeamsUser user -> "teams-user";
                        case CallQueue queue -> "call-queue";
                        case AutoAttendant attendant -> "auto-attendant";
                    },
                    assignment.target());
        }

        Assignment toAssignment() {
            var account = Given.value("target", target);
            return switch (Given.value("type", type)) {
                case "teams-user" -> new TeamsUser(account);
                case "call-queue" -> new CallQueue(account);
                case "auto-attendant" -> new AutoAttendant(account);
                case String other ->
                        throw new InvalidValueException(
                                "type",
                                other.replaceAll("\\p{Cntrl}", "␀"),
                                "teams-user, call-queue or auto-attendant");
            };
        }
    }

    record NumberAnswer(String number, long trunk, @Nullable AssignmentJson assignment) {
        static NumberAnswer of(TrunkNumber number) {
            return new NumberAnswer(
                    number.number().e164(),
                    number.trunk().value(),
                    number.assignment().map(AssignmentJson::of).orElse(null));
        }
    }

    /// @param next what to ask for as `after`; null if there are no more
    /// @param previous the same for the page before; null if this is the first
    record NumberPage(List<NumberAnswer> items, @Nullable String next, @Nullable String previous) {}

    private final Numbers numbers;
    private final NumberSearch search;
    private final Trunks trunks;

    NumberApi(Numbers numbers, NumberSearch search, Trunks trunks) {
        this.numbers = numbers;
        this.search = search;
        this.trunks = trunks;
    }

    @GetMapping
    NumberPage find(
            @RequestParam(defaultValue = "") String search,
            @RequestParam Optional<Long> customer,
            @RequestParam Optional<Long> trunk,
            @RequestParam Optional<String> state,
            @RequestParam Optional<String> after,
            @RequestParam(defaultValue = "100") int size) {
        if (size < 1 || size > NumberSearch.MOST) {
            throw new InvalidValueException(
                    "size", Integer.toString(size), "1 to " + NumberSearch.MOST);
        }
        var query =
                new Query(
                        search.replaceAll("\\p{Cntrl}", ""),
                        customer.map(CustomerId::new),
                        trunk.map(TrunkId::new),
                        state.map(NumberState::of),
                        after.map(Cursor::of));
        var page = this.search.find(query, size);
        return new NumberPage(
                page.items().stream().map(NumberAnswer::of).toList(),
                page.next().map(Cursor::written).orElse(null),
                page.previous().map(Cursor::written).orElse(null));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    NumberAnswer add(@RequestBody NewNumber asked) {
        var id = new TrunkId(Given.value("trunk", asked.trunk()));
        var trunk =
                trunks.byId(id)
                        .orElseThrow(() ->
                                new InvalidValueException(
                                        "trunk", id.toString(), "a trunk that exists"));
        var number = DialledText.typed(Given.value("number", asked.number()), trunk.country());
        return NumberAnswer.of(numbers.add(id, Set.of(number)).getFirst());
    }

    @PutMapping("/{number}/assignment")
    NumberAnswer assign(
            @PathVariable String number,
            @RequestBody AssignmentJson asked,
            @RequestParam(required = false) @Nullable String seen,
            @RequestParam(defaultValue = "false") boolean held) {
        var known = new PhoneNumber(number);
        var wanted = asked.toAssignment();
        if (held) {
            return NumberAnswer.of(numbers.assignHeld(known, wanted));
        }
        return NumberAnswer.of(
                seen == null ? numbers.assign(known, wanted) : numbers.assign(known, wanted, seen));
    }

    @DeleteMapping("/{number}/assignment")
    NumberAnswer release(@PathVariable String number) {
        return NumberAnswer.of(numbers.release(new PhoneNumber(number)));
    }

    @DeleteMapping("/{number}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String number) {
        numbers.remove(new PhoneNumber(number));
    }
}
