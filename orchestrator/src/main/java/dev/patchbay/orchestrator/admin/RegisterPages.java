package dev.patchbay.orchestrator.admin;

import dev.patchbay.engine.spi.EngineException;
import dev.patchbay.orchestrator.engine.Engines;
import dev.patchbay.orchestrator.routing.GatewayNames;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.orchestrator.trunk.Trunks;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Has registrations tried again, or a draft looked at, once the admin has mended what was wrong.
@Controller
@RequestMapping("/trunks")
class RegisterPages {

    private final Engines engines;
    private final Trunks trunks;

    RegisterPages(Engines engines, Trunks trunks) {
        this.engines = engines;
        this.trunks = trunks;
    }

    /// Asks DNS at once where the trunk's names lead; a draft may wait for that.
    @PostMapping("/{id}/check")
    String check(@PathVariable long id, RedirectAttributes flash) {
        trunks.lookAgain(new TrunkId(id))
                .draft()
                .ifPresentOrElse(
                        reason -> flash.addFlashAttribute("refused", "Still a draft. " + reason),
                        () ->
                                flash.addFlashAttribute(
                                        "done",
                                        "Its names were looked up. What changed is being applied."));
        return "redirect:/trunks/" + id;
    }

    @PostMapping("/{id}/register")
    String register(@PathVariable long id, RedirectAttributes flash) {
        var trunk =
                trunks.byId(new TrunkId(id))
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        try {
            for (var account : GatewayNames.registering(trunk)) {
                engines.register(account);
            }
            flash.addFlashAttribute(
                    "done", "The engine registers now. The state below tells what comes of it.");
        } catch (EngineException no) {
            flash.addFlashAttribute("refused", "The engine cannot: " + no.getMessage() + ".");
        }
        return "redirect:/trunks/" + id;
    }
}
