package dev.patchbay.orchestrator.admin;

import dev.patchbay.orchestrator.numberplan.Numbers;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.orchestrator.trunk.Trunks;
import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.PhoneNumber;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/numbers")
class NumberPages {

    private static final int MOST_NAMED = 5;

    private final Numbers numbers;
    private final Trunks trunks;
    private final NumberList list;

    NumberPages(Numbers numbers, Trunks trunks, NumberList list) {
        this.numbers = numbers;
        this.trunks = trunks;
        this.list = list;
    }

    @GetMapping
    String list(@ModelAttribute NumberPlace place, Model model) {
        return list(place, "", "", Faults.NONE, model);
    }

    /// The part that follows what is typed into the search field.
    @GetMapping(headers = "HX-Request")
    String found(@ModelAttribute NumberPlace place, Model model) {
        list.addTo(model, place);
        return "admin/numbers :: found";
    }

    private String list(
            NumberPlace place, String typed, String typedTrunk, Faults faults, Model model) {
        model.addAttribute("typed", typed);
        model.addAttribute("typedTrunk", typedTrunk);
        model.addAttribute("faults", faults);
        model.addAttribute("trunkChoices", list.trunkChoices());
        list.addTo(model, place);
        return "admin/numbers";
    }

    @PostMapping
    String add(
            @RequestParam(defaultValue = "") String trunk,
            @RequestParam(defaultValue = "") String typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        try {
            var delivering = trunk(trunk);
            var wanted = TypedNumbers.parsed(typed, delivering.country());
            mustBeFree(wanted);
            var added = numbers.add(delivering.id(), wanted);
            flash.addFlashAttribute(
                    "done",
                    added.size() == 1
                            ? added.getFirst().number() + " was added."
                            : added.size() + " numbers were added.");
            return "redirect:/numbers";
        } catch (InvalidValueException e) {
            response.setStatus(422);
            return list(NumberPlace.START, typed, trunk, Faults.of(e), model);
        }
    }

    private Trunk trunk(String typed) {
        if (!typed.matches("[0-9]{1,18}")) {
            throw new InvalidValueException("trunk", typed, "a trunk");
        }
        return trunks.byId(new TrunkId(Long.parseLong(typed)))
                .orElseThrow(
                        () -> new InvalidValueException("trunk", typed, "a trunk that exists"));
    }

    /// Adding refuses taken numbers by itself; this says which of a long list they are.
    private void mustBeFree(Set<PhoneNumber> wanted) {
        var taken =
                numbers.taken(wanted).stream()
                        .limit(MOST_NAMED)
                        .map(PhoneNumber::e164)
                        .collect(Collectors.joining(", "));
        if (!taken.isEmpty()) {
            throw new InvalidValueException(
                    "number", taken, "numbers no trunk has yet; taken already: " + taken);
        }
    }

    @PostMapping("/{number}/assign")
    String assign(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String target,
            @RequestParam(defaultValue = "") String seen,
            @RequestParam(defaultValue = "false") boolean held,
            @ModelAttribute NumberPlace place,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        var existing = existing(number);
        try {
            var wanted = NumberLine.assignment(kind, target);
            var assigned =
                    held
                            ? numbers.assignHeld(existing, wanted)
                            : numbers.assign(existing, wanted, seen);
            flash.addFlashAttribute(
                    "done",
                    "%s now rings %s."
                            .formatted(
                                    assigned.number(),
                                    assigned.assignment().orElseThrow().target()));
            return place.again(flash);
        } catch (InvalidValueException e) {
            response.setStatus(422);
            model.addAttribute(
                    "wrong",
                    Map.of(
                            "number", number,
                            "target", target,
                            "kind", kind,
                            "held", e.field().equals("held"),
                            "sentence", Faults.of(e).at(e.field())));
            return list(place, "", "", Faults.NONE, model);
        }
    }

    private PhoneNumber existing(String number) {
        return numbers.byNumber(new PhoneNumber(number))
                .orElseThrow(
                        () -> new InvalidValueException("number", number, "a number that exists"))
                .number();
    }

    @PostMapping("/{number}/release")
    String release(
            @PathVariable String number,
            @ModelAttribute NumberPlace place,
            RedirectAttributes flash) {
        numbers.release(existing(number));
        flash.addFlashAttribute("done", "%s is not assigned any more.".formatted(number));
        return place.again(flash);
    }

    @PostMapping("/{number}/remove")
    String remove(
            @PathVariable String number,
            @ModelAttribute NumberPlace place,
            RedirectAttributes flash) {
        numbers.remove(existing(number));
        flash.addFlashAttribute("done", "%s was removed.".formatted(number));
        return place.again(flash);
    }
}
