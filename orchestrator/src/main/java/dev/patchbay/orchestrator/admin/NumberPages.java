package dev.patchbay.orchestrator.admin;

import dev.patchbay.orchestrator.customer.Customers;
import dev.patchbay.orchestrator.numberplan.Assignment;
import dev.patchbay.orchestrator.numberplan.Assignment.AutoAttendant;
import dev.patchbay.orchestrator.numberplan.Assignment.CallQueue;
import dev.patchbay.orchestrator.numberplan.Assignment.TeamsUser;
import dev.patchbay.orchestrator.numberplan.DialledText;
import dev.patchbay.orchestrator.numberplan.Numbers;
import dev.patchbay.orchestrator.numberplan.TrunkNumber;
import dev.patchbay.orchestrator.trunk.Country;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.orchestrator.trunk.Trunks;
import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.PhoneNumber;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/numbers")
class NumberPages {

    private static final int PAGE = 50;
    private static final int MOST_AT_ONCE = 5_000;

    /// @param kind `teams-user`, `call-queue`, `auto-attendant` or empty
    record Line(
            String number,
            String customer,
            String trunk,
            String trunkId,
            String kind,
            String kindInWords,
            String target) {}

    private final Numbers numbers;
    private final Trunks trunks;
    private final Customers customers;

    NumberPages(Numbers numbers, Trunks trunks, Customers customers) {
        this.numbers = numbers;
        this.trunks = trunks;
        this.customers = customers;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String search,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        model.addAttribute("typed", "");
        model.addAttribute("typedTrunk", "");
        model.addAttribute("faults", Faults.NONE);
        return table(search, page, model);
    }

    private String table(String search, int page, Model model) {
        var trunkById = new LinkedHashMap<TrunkId, Trunk>();
        trunks.all().forEach(it -> trunkById.put(it.id(), it));
        var names = new LinkedHashMap<Object, String>();
        customers.all().forEach(it -> names.put(it.id(), it.name().value()));
        var wanted = search.strip().toLowerCase(Locale.ROOT);
        var found =
                numbers.all().stream()
                        .map(it -> line(it, trunkById, names))
                        .filter(it -> matches(it, wanted))
                        .toList();
        var last = Math.max(0, (found.size() - 1) / PAGE);
        var shown = Math.clamp(page, 0, last);
        model.addAttribute(
                "numbers", found.subList(shown * PAGE, Math.min(found.size(), (shown + 1) * PAGE)));
        model.addAttribute("total", found.size());
        model.addAttribute("search", search);
        model.addAttribute("page", shown);
        model.addAttribute("last", last);
        var choices = new LinkedHashMap<String, String>();
        trunkById
                .values()
                .forEach(it ->
                        choices.put(
                                it.id().toString(), names.get(it.customer()) + " · " + it.name()));
        model.addAttribute("trunkChoices", choices);
        return "admin/numbers";
    }

    private static boolean matches(Line line, String wanted) {
        return wanted.isEmpty()
                || (line.number()
                                + " "
                                + line.customer()
                                + " "
                                + line.trunk()
                                + " "
                                + line.target())
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted);
    }

    private static Line line(
            TrunkNumber number, Map<TrunkId, Trunk> trunks, Map<Object, String> customers) {
        var trunk = Objects.requireNonNull(trunks.get(number.trunk()));
        return new Line(
                number.number().e164(),
                customers.getOrDefault(trunk.customer(), ""),
                trunk.name().value(),
                trunk.id().toString(),
                number.assignment().map(NumberPages::kind).orElse(""),
                number.assignment().map(NumberPages::kindInWords).orElse("not assigned"),
                number.assignment().map(Assignment::target).orElse(""));
    }

    private static String kind(Assignment assignment) {
        return switch (assignment) {
            case TeamsUser user -> "teams-user";
            case CallQueue queue -> "call-queue";
            case AutoAttendant attendant -> "auto-attendant";
        };
    }

    private static String kindInWords(Assignment assignment) {
        return switch (assignment) {
            case TeamsUser user -> "Teams user";
            case CallQueue queue -> "call queue";
            case AutoAttendant attendant -> "auto attendant";
        };
    }

    @PostMapping
    String add(
            @RequestParam(defaultValue = "") String trunk,
            @RequestParam(defaultValue = "") String typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        try {
            var added = numbers.add(trunk(trunk).id(), parsed(typed, trunk(trunk).country()));
            flash.addFlashAttribute(
                    "done",
                    added.size() == 1
                            ? added.getFirst().number() + " was added."
                            : added.size() + " numbers were added.");
            return "redirect:/numbers";
        } catch (InvalidValueException e) {
            response.setStatus(422);
            model.addAttribute("typed", typed);
            model.addAttribute("typedTrunk", trunk);
            model.addAttribute(
                    "faults",
                    e.field().equals("number")
                            ? new Faults(Map.of("number", "%s.".formatted(e.getMessage())))
                            : Faults.of(e));
            return table("", 0, model);
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

    private static Set<PhoneNumber> parsed(String typed, Country country) {
        var lines = typed.lines().filter(line -> !line.isBlank()).toList();
        if (lines.isEmpty() || lines.size() > MOST_AT_ONCE) {
            throw new InvalidValueException(
                    "number", lines.size() + " lines", "1 to %d numbers".formatted(MOST_AT_ONCE));
        }
        var parsed = new TreeSet<PhoneNumber>();
        lines.forEach(line -> parsed.add(DialledText.typed(line, country)));
        return parsed;
    }

    @PostMapping("/{number}/assign")
    String assign(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String target,
            @RequestParam(defaultValue = "") String search,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        try {
            var assigned = numbers.assign(new PhoneNumber(number), assignment(kind, target));
            flash.addFlashAttribute(
                    "done",
                    "%s now rings %s."
                            .formatted(
                                    assigned.number(),
                                    assigned.assignment().orElseThrow().target()));
            return "redirect:/numbers";
        } catch (InvalidValueException e) {
            response.setStatus(422);
            model.addAttribute("typed", "");
            model.addAttribute("typedTrunk", "");
            model.addAttribute("faults", Faults.NONE);
            model.addAttribute("wrongNumber", number);
            model.addAttribute("wrongTarget", target);
            model.addAttribute("wrongKind", kind);
            model.addAttribute("wrongSentence", Faults.of(e).at(e.field()));
            return table(search, 0, model);
        }
    }

    private static Assignment assignment(String kind, String target) {
        return switch (kind) {
            case "teams-user" -> new TeamsUser(target);
            case "call-queue" -> new CallQueue(target);
            case "auto-attendant" -> new AutoAttendant(target);
            default ->
                    throw new InvalidValueException(
                            "kind", "[other]", "a Teams user, a call queue or an auto attendant");
        };
    }

    @PostMapping("/{number}/release")
    String release(@PathVariable String number, RedirectAttributes flash) {
        numbers.release(new PhoneNumber(number));
        flash.addFlashAttribute("done", "%s is not assigned any more.".formatted(number));
        return "redirect:/numbers";
    }

    @PostMapping("/{number}/remove")
    String remove(@PathVariable String number, RedirectAttributes flash) {
        numbers.remove(new PhoneNumber(number));
        flash.addFlashAttribute("done", "%s was removed.".formatted(number));
        return "redirect:/numbers";
    }
}
