package dev.patchbay.orchestrator.admin;

import dev.patchbay.orchestrator.numberplan.DialledText;
import dev.patchbay.orchestrator.numberplan.NumberBlock;
import dev.patchbay.orchestrator.numberplan.NumberBlocks;
import dev.patchbay.orchestrator.numberplan.NumberBlocks.Filled;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.orchestrator.trunk.Trunks;
import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.PhoneNumber;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Numbers as carriers give them: blocks.
@Controller
@RequestMapping("/numbers/blocks")
class BlockPages {

    private static final int PAGE = 50;

    record BlockLine(String first, String last, int size, String trunk, int free, int numbers) {}

    private final NumberBlocks blocks;
    private final Trunks trunks;
    private final NumberList list;

    BlockPages(NumberBlocks blocks, Trunks trunks, NumberList list) {
        this.blocks = blocks;
        this.trunks = trunks;
        this.list = list;
    }

    @GetMapping
    String all(@RequestParam(defaultValue = "") String after, Model model) {
        return all(after, Map.of(), Faults.NONE, model);
    }

    private String all(String after, Map<String, String> typed, Faults faults, Model model) {
        var from = PhoneNumber.isE164(after) ? after : "";
        var found = blocks.page(from, PAGE + 1);
        var shown = found.subList(0, Math.min(found.size(), PAGE));
        model.addAttribute("blocks", shown.stream().map(this::line).toList());
        model.addAttribute("after", from);
        model.addAttribute(
                "next", found.size() > PAGE ? shown.getLast().block().first().e164() : "");
        model.addAttribute("trunkChoices", list.trunkChoices());
        model.addAttribute("typedTrunk", typed.getOrDefault("trunk", ""));
        model.addAttribute("first", typed.getOrDefault("first", ""));
        model.addAttribute("size", typed.getOrDefault("size", ""));
        model.addAttribute("faults", faults);
        return "admin/blocks";
    }

    private BlockLine line(Filled it) {
        return new BlockLine(
                it.block().first().e164(),
                it.block().last().e164(),
                it.block().size(),
                trunks.byId(it.block().trunk()).map(trunk -> trunk.name().value()).orElse(""),
                it.free(),
                it.numbers());
    }

    @PostMapping
    String add(
            @RequestParam(defaultValue = "") String trunk,
            @RequestParam(defaultValue = "") String first,
            @RequestParam(defaultValue = "") String size,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        try {
            var delivering = trunk(trunk);
            var number = first(first, delivering);
            var added = blocks.add(new NumberBlock(number, size(size), delivering.id()));
            flash.addFlashAttribute(
                    "done", "%s to %s were added.".formatted(added.first(), added.last()));
            return "redirect:/numbers/blocks";
        } catch (InvalidValueException e) {
            response.setStatus(422);
            return all(
                    "", Map.of("trunk", trunk, "first", first, "size", size), Faults.of(e), model);
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

    private static PhoneNumber first(String typed, Trunk trunk) {
        try {
            return DialledText.typed(typed, trunk.country());
        } catch (InvalidValueException e) {
            throw new InvalidValueException("first", typed, e.expected());
        }
    }

    private static int size(String typed) {
        if (!typed.strip().matches("[0-9]{1,6}")) {
            throw new InvalidValueException(
                    "size",
                    typed.replaceAll("\\p{Cntrl}", "␀"),
                    "1 to %,d numbers".formatted(NumberBlock.LARGEST));
        }
        return Integer.parseInt(typed.strip());
    }

    @PostMapping("/{first}/remove")
    String remove(@PathVariable String first, RedirectAttributes flash) {
        try {
            blocks.remove(new PhoneNumber(first));
            flash.addFlashAttribute("done", "The block was removed.");
        } catch (InvalidValueException e) {
            flash.addFlashAttribute("refused", Faults.sentence(e));
        }
        return "redirect:/numbers/blocks";
    }
}
