package dev.patchbay.orchestrator.admin;

import static java.util.stream.Collectors.joining;

import dev.patchbay.orchestrator.customer.CustomerId;
import dev.patchbay.orchestrator.numberplan.Numbers;
import dev.patchbay.orchestrator.trunk.CallerPlacement;
import dev.patchbay.orchestrator.trunk.Diverting;
import dev.patchbay.orchestrator.trunk.NumberFormat;
import dev.patchbay.orchestrator.trunk.Presets;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.orchestrator.trunk.TrunkConnection.Registration;
import dev.patchbay.orchestrator.trunk.TrunkConnection.StaticPeers;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.orchestrator.trunk.Trunks;
import dev.patchbay.telephony.CalledIn;
import dev.patchbay.telephony.Dtmf;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.SessionTimer;
import dev.patchbay.telephony.Srtp;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/trunks")
class TrunkPages {

    record Choice(String value, String label) {}

    private static final List<Choice> COUNTRIES =
            Arrays.stream(Locale.getISOCountries())
                    .map(code ->
                            new Choice(code, Locale.of("", code).getDisplayCountry(Locale.ENGLISH)))
                    .sorted(Comparator.comparing(Choice::label))
                    .toList();

    /// The parts of the form.
    private record Typed(TrunkForm trunk, StaticForm known, AccountForm account) {

        Typed(TrunkForm trunk) {
            this(trunk, StaticForm.EMPTY, AccountForm.EMPTY);
        }

        /// Passwords are not sent back, so those that were typed are lost.
        Faults faults(InvalidValueException e) {
            var lost =
                    trunk.registration()
                            ? account.passwordsLost()
                            : Stream.of("peerPassword").filter(_ -> known.passwordLost());
            return Faults.of(trunk.atField(e)).and(lost, Retyped.EXPECTED);
        }

        static Typed of(Trunk trunk) {
            var form = TrunkForm.of(trunk);
            return switch (trunk.connection()) {
                case StaticPeers known -> new Typed(form, StaticForm.of(known), AccountForm.EMPTY);
                case Registration account ->
                        new Typed(form, StaticForm.EMPTY, AccountForm.of(account));
            };
        }
    }

    private final Trunks trunks;
    private final TrunkList list;
    private final TrunkState state;
    private final Numbers numbers;
    private final Presets presets;

    TrunkPages(Trunks trunks, TrunkList list, TrunkState state, Numbers numbers, Presets presets) {
        this.trunks = trunks;
        this.list = list;
        this.state = state;
        this.numbers = numbers;
        this.presets = presets;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String search,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        list.add(search, page, model);
        return "admin/trunks";
    }

    @GetMapping("/new")
    String fresh(
            @RequestParam(defaultValue = "") String customer,
            @RequestParam(defaultValue = "") String preset,
            Model model) {
        var typed =
                presets.byKey(preset)
                        .map(it -> TrunkForm.of(it, customer))
                        .orElseGet(() -> TrunkForm.empty(customer));
        return form(model, "", new Typed(typed), Faults.NONE);
    }

    @PostMapping
    String add(
            @ModelAttribute TrunkForm typed,
            @ModelAttribute StaticForm known,
            @ModelAttribute AccountForm account,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        try {
            var trunk =
                    trunks.add(
                            customer(TrunkForm.text(typed.customer())),
                            typed.settings(Optional.empty(), known, account, presets));
            flash.addFlashAttribute(
                    "done",
                    "%s was added %s.".formatted(trunk.name(), how(trunk, "to the engine")));
            return "redirect:/trunks";
        } catch (InvalidValueException e) {
            response.setStatus(422);
            var all = new Typed(typed, known, account);
            return form(model, "", all, all.faults(e));
        }
    }

    private static String how(Trunk trunk, String where) {
        if (trunk.draft().isPresent()) {
            return "as a draft";
        }
        var without = trunk.leftOut().stream().map(HostName::value).collect(joining(", "));
        return "and is being applied%s%s"
                .formatted(
                        where.isEmpty() ? "" : " " + where,
                        without.isEmpty() ? "" : ", without what is not found in DNS: " + without);
    }

    private static CustomerId customer(String typed) {
        if (!typed.matches("[0-9]{1,18}")) {
            throw new InvalidValueException("customer", typed, "a customer");
        }
        return new CustomerId(Long.parseLong(typed));
    }

    @GetMapping("/{id}")
    String one(@PathVariable long id, Model model) {
        return form(model, Long.toString(id), Typed.of(existing(id)), Faults.NONE);
    }

    @PostMapping("/{id}")
    String change(
            @PathVariable long id,
            @ModelAttribute TrunkForm typed,
            @ModelAttribute StaticForm known,
            @ModelAttribute AccountForm account,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        var before = existing(id);
        try {
            var trunk =
                    trunks.change(
                            before.id(),
                            typed.settings(
                                    Optional.of(before.connection()), known, account, presets));
            flash.addFlashAttribute("done", "The trunk is saved %s.".formatted(how(trunk, "")));
            return "redirect:/trunks/" + id;
        } catch (InvalidValueException e) {
            response.setStatus(422);
            var all = new Typed(typed, known, account);
            return form(model, Long.toString(id), all, all.faults(e));
        }
    }

    @PostMapping("/{id}/enabled")
    String enable(@PathVariable long id, @RequestParam boolean enabled, RedirectAttributes flash) {
        var trunk = trunks.enable(new TrunkId(id), enabled);
        flash.addFlashAttribute(
                "done", "%s is %s.".formatted(trunk.name(), enabled ? "enabled" : "disabled"));
        return "redirect:/trunks/" + id;
    }

    @PostMapping("/{id}/remove")
    String remove(@PathVariable long id, RedirectAttributes flash) {
        try {
            trunks.remove(new TrunkId(id));
            flash.addFlashAttribute("done", "The trunk was removed.");
            return "redirect:/trunks";
        } catch (InvalidValueException e) {
            flash.addFlashAttribute("refused", Faults.sentence(e));
            return "redirect:/trunks/" + id;
        }
    }

    /// One more row for an account, with nothing in it.
    @GetMapping("/account-row")
    String accountRow(@ModelAttribute AccountForm account, Model model) {
        model.addAttribute("row", AccountRow.EMPTY);
        model.addAttribute("place", account.rows().size());
        model.addAttribute("faults", Faults.NONE);
        return "admin/trunk-account :: row";
    }

    /// The part that changes by itself.
    @GetMapping("/{id}/state")
    String state(@PathVariable long id, Model model) {
        model.addAttribute("id", id);
        state.add(existing(id), model);
        return "admin/trunk :: state";
    }

    private String form(Model model, String id, Typed typed, Faults faults) {
        model.addAttribute("id", id);
        model.addAttribute("typed", typed.trunk());
        model.addAttribute("known", typed.known());
        model.addAttribute("manner", typed.account());
        model.addAttribute("calledIn", CalledIn.values());
        model.addAttribute("faults", faults);
        model.addAttribute("countries", COUNTRIES);
        model.addAttribute("formats", NumberFormat.values());
        model.addAttribute("placements", CallerPlacement.values());
        model.addAttribute("divertingTold", Diverting.Told.values());
        model.addAttribute("divertingShown", Diverting.Shown.values());
        model.addAttribute("protections", Srtp.values());
        model.addAttribute("keys", Dtmf.values());
        model.addAttribute("sessionTimers", SessionTimer.values());
        model.addAttribute("presets", presets.all());
        presets.byKey(TrunkForm.text(typed.trunk().preset()))
                .ifPresent(it -> model.addAttribute("preset", PresetView.of(it)));
        model.addAttribute("customers", list.customerNames());
        model.addAttribute("title", "New trunk");
        if (!id.isEmpty()) {
            var trunk = existing(Long.parseLong(id));
            model.addAttribute("enabled", trunk.enabled());
            trunk.draft().ifPresent(reason -> model.addAttribute("draft", reason));
            model.addAttribute("title", trunk.name().value());
            trunk.preset()
                    .flatMap(presets::byKey)
                    .ifPresent(it -> model.addAttribute("preset", PresetView.of(it, trunk)));
            model.addAttribute("numbers", numbers.count(trunk.id()));
            model.addAttribute(
                    "names", trunks.lookUps(trunk.id()).stream().map(NameLine::of).toList());
            state.add(trunk, model);
            state.addSharing(trunk, model);
            state.addCalls(trunk, model);
        }
        return "admin/trunk";
    }

    private Trunk existing(long id) {
        return trunks.byId(new TrunkId(id))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
