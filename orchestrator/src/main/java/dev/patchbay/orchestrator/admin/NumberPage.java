package dev.patchbay.orchestrator.admin;

import dev.patchbay.orchestrator.numberplan.Note;
import dev.patchbay.orchestrator.numberplan.NumberHistory;
import dev.patchbay.orchestrator.numberplan.NumberRemarks;
import dev.patchbay.orchestrator.numberplan.RemarkedNumber;
import dev.patchbay.orchestrator.numberplan.Reservations;
import dev.patchbay.orchestrator.numberplan.Tag;
import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.PhoneNumber;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// All about one number: whose it is, what people remark on it, for whom it is kept, what happened.
@Controller
@RequestMapping("/numbers/{number:\\+[0-9]+}")
class NumberPage {

    private static final int EVENTS = 100;

    private final NumberRemarks remarks;
    private final Reservations reservations;
    private final NumberHistory history;
    private final NumberList list;

    NumberPage(
            NumberRemarks remarks,
            Reservations reservations,
            NumberHistory history,
            NumberList list) {
        this.remarks = remarks;
        this.reservations = reservations;
        this.history = history;
        this.list = list;
    }

    @GetMapping
    String one(@PathVariable String number, Model model) {
        return one(number, Map.of(), Faults.NONE, model);
    }

    private String one(String number, Map<String, String> typed, Faults faults, Model model) {
        var known = known(number);
        var line = list.lines(List.of(known.number())).stream().findFirst();
        model.addAttribute("line", line.orElseThrow(NumberPage::gone));
        model.addAttribute("state", known.state().word());
        model.addAttribute("held", known.hold().map(it -> it.forWhom()).orElse(""));
        model.addAttribute("heldUntil", known.hold().map(it -> it.lastDay().toString()).orElse(""));
        model.addAttribute("tags", typed.getOrDefault("tags", Tag.joined(known.tags())));
        model.addAttribute("note", typed.getOrDefault("note", known.note().value()));
        model.addAttribute("forWhom", typed.getOrDefault("forWhom", ""));
        model.addAttribute("until", typed.getOrDefault("until", ""));
        model.addAttribute(
                "events",
                history.of(known.number().number(), EVENTS).stream().map(EventLine::of).toList());
        model.addAttribute("faults", faults);
        return "admin/number";
    }

    private RemarkedNumber known(String number) {
        if (!PhoneNumber.isE164(number)) {
            throw gone();
        }
        var it = new PhoneNumber(number);
        var known = remarks.of(List.of(it)).get(it);
        if (known == null) {
            throw gone();
        }
        return known;
    }

    private static ResponseStatusException gone() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    @PostMapping("/remarks")
    String remark(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String tags,
            @RequestParam(defaultValue = "") String note,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        try {
            remarks.remark(new PhoneNumber(number), Tag.allOf(tags), new Note(note));
            flash.addFlashAttribute("done", "Tags and note are saved.");
            return "redirect:/numbers/" + number;
        } catch (InvalidValueException e) {
            response.setStatus(422);
            return one(number, Map.of("tags", tags, "note", note), Faults.of(e), model);
        }
    }

    @PostMapping("/reserve")
    String reserve(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String forWhom,
            @RequestParam(defaultValue = "") String until,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        try {
            reservations.reserve(new PhoneNumber(number), forWhom, day(until));
            flash.addFlashAttribute("done", "%s is reserved.".formatted(number));
            return "redirect:/numbers/" + number;
        } catch (InvalidValueException e) {
            response.setStatus(422);
            return one(number, Map.of("forWhom", forWhom, "until", until), Faults.of(e), model);
        }
    }

    private static LocalDate day(String typed) {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeParseException e) {
            throw new InvalidValueException(
                    "until", typed.replaceAll("\\p{Cntrl}", "␀"), "a day, such as 2027-01-31");
        }
    }

    @PostMapping("/free")
    String free(@PathVariable String number, RedirectAttributes flash) {
        reservations.free(new PhoneNumber(number));
        flash.addFlashAttribute("done", "%s is free.".formatted(number));
        return "redirect:/numbers/" + number;
    }
}
