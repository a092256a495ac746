package dev.patchbay.orchestrator.admin;

import dev.patchbay.orchestrator.microsoft.Connections;
import dev.patchbay.orchestrator.microsoft.Directory;
import dev.patchbay.orchestrator.microsoft.NumberChanges;
import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.PhoneNumber;
import java.util.List;
import java.util.function.Consumer;
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

/// What goes on with numbers at Microsoft: their state in a list, one in full, and whom one can
/// choose.
@Controller
@RequestMapping("/numbers")
class NumberChangePages {

    private static final int MOST_CHOICES = 12;
    private static final int MOST_ON_A_PAGE = 200;

    private final NumberChanges changes;
    private final Directory directory;
    private final Connections connections;
    private final TenantOfNumber tenants;

    NumberChangePages(
            NumberChanges changes,
            Directory directory,
            Connections connections,
            TenantOfNumber tenants) {
        this.changes = changes;
        this.directory = directory;
        this.connections = connections;
        this.tenants = tenants;
    }

    /// All states of a list's numbers in one answer, which asks for itself again while any moves.
    @GetMapping("/microsoft/states")
    String states(@RequestParam(defaultValue = "") List<String> number, Model model) {
        var asked =
                number.stream()
                        .map(text -> text.startsWith("+") ? text : "+" + text.strip())
                        .filter(PhoneNumber::isE164)
                        .limit(MOST_ON_A_PAGE)
                        .map(PhoneNumber::new)
                        .toList();
        var views = changes.latest(asked).values().stream().map(ChangeView::of).toList();
        model.addAttribute("changes", views);
        model.addAttribute("moving", views.stream().anyMatch(ChangeView::moving));
        model.addAttribute("numbers", asked.stream().map(it -> it.e164().substring(1)).toList());
        return "admin/number-parts :: states";
    }

    /// Whom a number of this customer can lead to, as somebody types.
    @GetMapping("/{number}/microsoft/choices")
    String choices(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String target,
            Model model) {
        var typed = Shown.searchable(target);
        model.addAttribute(
                "choices",
                tenants.of(number(number))
                        .filter(it -> !typed.isEmpty() && connections.reach(it).accounts())
                        .map(it ->
                                directory.search(
                                        it, typed, !kind.equals("teams-user"), MOST_CHOICES))
                        .orElse(List.of()));
        return "admin/number-parts :: choices";
    }

    @GetMapping("/{number}/microsoft")
    String page(@PathVariable String number, Model model) {
        add(number, model);
        return "admin/number-change";
    }

    @GetMapping("/{number}/microsoft/now")
    String now(@PathVariable String number, Model model) {
        add(number, model);
        return "admin/number-change :: now";
    }

    private void add(String number, Model model) {
        var parsed = number(number);
        model.addAttribute("number", parsed.e164());
        model.addAttribute("change", changes.latest(parsed).map(ChangeView::of).stream().toList());
    }

    @PostMapping("/{number}/microsoft/again")
    String again(@PathVariable String number, RedirectAttributes flash) {
        return done(number, flash, changes::again);
    }

    @PostMapping("/{number}/microsoft/take-over")
    String takeOver(@PathVariable String number, RedirectAttributes flash) {
        return done(number, flash, changes::takeOver);
    }

    @PostMapping("/{number}/microsoft/ran")
    String ran(@PathVariable String number, RedirectAttributes flash) {
        return done(number, flash, changes::ranByHand);
    }

    private static String done(
            String number, RedirectAttributes flash, Consumer<PhoneNumber> command) {
        try {
            command.accept(number(number));
        } catch (InvalidValueException e) {
            flash.addFlashAttribute("refused", Faults.sentence(e));
        }
        return "redirect:/numbers/%s/microsoft".formatted(number(number));
    }

    private static PhoneNumber number(String text) {
        if (!PhoneNumber.isE164(text)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return new PhoneNumber(text);
    }
}
