package dev.patchbay.orchestrator.admin;

import dev.patchbay.orchestrator.limit.Limits;
import dev.patchbay.orchestrator.limit.TrunkLimits.WhenFull;
import dev.patchbay.orchestrator.limit.Usage;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.orchestrator.trunk.Trunks;
import dev.patchbay.telephony.InvalidValueException;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/trunks/{id}/limits")
class TrunkLimitPages {

    private final Limits limits;
    private final Usage usage;
    private final Trunks trunks;

    TrunkLimitPages(Limits limits, Usage usage, Trunks trunks) {
        this.limits = limits;
        this.usage = usage;
        this.trunks = trunks;
    }

    @GetMapping
    String one(@PathVariable long id, Model model) {
        var trunk = existing(id);
        return page(model, trunk, TrunkLimitForm.of(limits.of(trunk.id())), Faults.NONE);
    }

    @PostMapping
    String change(
            @PathVariable long id,
            @ModelAttribute TrunkLimitForm typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        var trunk = existing(id);
        try {
            limits.limit(trunk.id(), typed.limits());
            flash.addFlashAttribute("done", "The limits are saved and hold for the next call.");
            return "redirect:/trunks/%d/limits".formatted(id);
        } catch (InvalidValueException e) {
            response.setStatus(422);
            return page(model, trunk, typed, Faults.of(e));
        }
    }

    /// The part that changes by itself.
    @GetMapping("/use")
    String use(@PathVariable long id, Model model) {
        addUse(model, existing(id));
        return "admin/trunk-limits :: use";
    }

    private String page(Model model, Trunk trunk, TrunkLimitForm typed, Faults faults) {
        model.addAttribute("name", trunk.name().value());
        model.addAttribute("customer", trunk.customer().toString());
        model.addAttribute("typed", typed);
        model.addAttribute("faults", faults);
        model.addAttribute("answers", WhenFull.values());
        addUse(model, trunk);
        return "admin/trunk-limits";
    }

    private void addUse(Model model, Trunk trunk) {
        model.addAttribute("id", trunk.id().value());
        model.addAttribute("lines", UseLine.of(usage.of(trunk.id()), limits.of(trunk.id())));
    }

    private Trunk existing(long id) {
        return trunks.byId(new TrunkId(id))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
