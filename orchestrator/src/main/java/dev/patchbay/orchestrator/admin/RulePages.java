package dev.patchbay.orchestrator.admin;

import dev.patchbay.orchestrator.routing.NumberTrial;
import dev.patchbay.orchestrator.trunk.RewriteRule;
import dev.patchbay.orchestrator.trunk.RewriteRule.Expression;
import dev.patchbay.orchestrator.trunk.RewriteRule.Prefix;
import dev.patchbay.orchestrator.trunk.RewriteRule.Side;
import dev.patchbay.orchestrator.trunk.RewriteRules;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.orchestrator.trunk.TrunkRules;
import dev.patchbay.orchestrator.trunk.Trunks;
import dev.patchbay.telephony.InvalidValueException;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
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

/// A trunk's rewrite rules, and what they make of a number that is typed.
@Controller
@RequestMapping("/trunks/{trunk}/rules")
class RulePages {

    private static final int LONGEST = 64;

    /// A rule to add, as typed.
    record Typed(String side, String kind, String match, String replacement) {

        static final Typed NOTHING = new Typed(Side.CALLED_OUT.name(), "prefix", "", "");

        RewriteRule rule() {
            var text = match.strip();
            return new RewriteRule(
                    Side.named(side),
                    kind.equals("expression") ? Expression.of(text) : new Prefix(text),
                    replacement.strip());
        }
    }

    record Line(int place, String side, boolean expression, String match, String replacement) {}

    private final TrunkRules rules;
    private final Trunks trunks;

    RulePages(TrunkRules rules, Trunks trunks) {
        this.rules = rules;
        this.trunks = trunks;
    }

    @GetMapping
    String rules(@PathVariable long trunk, Model model) {
        return page(existing(trunk), Typed.NOTHING, Faults.NONE, model);
    }

    @PostMapping
    String add(
            @PathVariable long trunk,
            @ModelAttribute Typed typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        var of = existing(trunk);
        try {
            var rule = typed.rule();
            change(of, list -> list.add(rule));
            flash.addFlashAttribute("done", "The rule is the last one now.");
            return "redirect:/trunks/%d/rules".formatted(trunk);
        } catch (InvalidValueException e) {
            response.setStatus(422);
            return page(of, typed, Faults.of(e), model);
        }
    }

    @PostMapping("/{place}/up")
    String up(@PathVariable long trunk, @PathVariable int place) {
        change(
                existing(trunk),
                list -> {
                    if (place > 0 && place < list.size()) {
                        Collections.swap(list, place - 1, place);
                    }
                });
        return "redirect:/trunks/%d/rules".formatted(trunk);
    }

    @PostMapping("/{place}/remove")
    String remove(@PathVariable long trunk, @PathVariable int place, RedirectAttributes flash) {
        change(
                existing(trunk),
                list -> {
                    if (place >= 0 && place < list.size()) {
                        list.remove(place);
                    }
                });
        flash.addFlashAttribute("done", "The rule was removed.");
        return "redirect:/trunks/%d/rules".formatted(trunk);
    }

    /// What becomes of a number; asked for while it is typed.
    @GetMapping("/test")
    String test(
            @PathVariable long trunk,
            @RequestParam(defaultValue = "CALLED_OUT") String testedSide,
            @RequestParam(defaultValue = "") String tested,
            Model model) {
        addTrial(existing(trunk), testedSide, tested, model);
        return "admin/rules :: trial";
    }

    private void change(Trunk of, Consumer<List<RewriteRule>> how) {
        var changed = new ArrayList<>(rules.of(of.id()).rules());
        how.accept(changed);
        rules.set(of.id(), new RewriteRules(changed));
    }

    private String page(Trunk of, Typed typed, Faults faults, Model model) {
        var list = rules.of(of.id()).rules();
        model.addAttribute("id", of.id().toString());
        model.addAttribute("name", of.name().value());
        model.addAttribute("sides", Side.values());
        model.addAttribute(
                "rules",
                IntStream.range(0, list.size())
                        .mapToObj(place -> line(place, list.get(place)))
                        .toList());
        model.addAttribute("typed", typed);
        model.addAttribute("faults", faults);
        addTrial(of, Side.CALLED_OUT.name(), "", model);
        return "admin/rules";
    }

    private void addTrial(Trunk of, String side, String typed, Model model) {
        var number = typed.replaceAll("[\\s\\p{Cntrl}()]", "");
        if (!number.isEmpty() && number.length() <= LONGEST) {
            model.addAttribute(
                    "trial", NumberTrial.of(of, rules.of(of.id()), Side.named(side), number));
        }
    }

    private static Line line(int place, RewriteRule rule) {
        return new Line(
                place,
                rule.side().words(),
                rule.match() instanceof Expression,
                rule.match().text(),
                rule.replacement());
    }

    private Trunk existing(long id) {
        return trunks.byId(new TrunkId(id))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
