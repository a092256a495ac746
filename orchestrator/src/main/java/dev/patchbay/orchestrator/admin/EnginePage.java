package dev.patchbay.orchestrator.admin;

import dev.patchbay.engine.spi.EngineKind;
import dev.patchbay.engine.spi.EngineRefusedException;
import dev.patchbay.engine.spi.EngineUnreachableException;
import dev.patchbay.orchestrator.engine.Engines;
import dev.patchbay.telephony.InvalidValueException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/engine")
class EnginePage {

    private final Engines engines;

    EnginePage(Engines engines) {
        this.engines = engines;
    }

    @GetMapping
    String engine(Model model) {
        addStates(model);
        model.addAttribute("files", files());
        var choices = new LinkedHashMap<String, List<AdapterView>>();
        for (var engine : engines.kinds().keySet()) {
            choices.put(engine, engines.choices(engine).stream().map(AdapterView::of).toList());
        }
        model.addAttribute("choices", choices);
        return "admin/engine";
    }

    @GetMapping("/now")
    String now(Model model) {
        addStates(model);
        return "admin/engine :: now";
    }

    @PostMapping("/{engine}/adapter")
    String move(
            @PathVariable String engine,
            @RequestParam(defaultValue = "") String adapter,
            RedirectAttributes flash) {
        try {
            engines.move(engine, new EngineKind(adapter));
            flash.addFlashAttribute(
                    "done", "%s is driven by %s from now on.".formatted(engine, adapter));
        } catch (InvalidValueException e) {
            flash.addFlashAttribute("refused", Faults.sentence(e));
        }
        return "redirect:/engine";
    }

    private void addStates(Model model) {
        model.addAttribute("engines", engines.statuses().stream().map(EngineView::of).toList());
    }

    private Map<String, String> files() {
        var files = new TreeMap<String, String>();
        for (var engine : engines.statuses()) {
            try {
                engines.configInForce(engine.name())
                        .forEach((name, text) ->
                                files.put(
                                        "%s: %s".formatted(engine.name(), name),
                                        withoutPasswords(text)));
            } catch (EngineRefusedException | EngineUnreachableException e) {
                files.put(
                        "%s: the files cannot be shown".formatted(engine.name()),
                        String.valueOf(e.getMessage()));
            }
        }
        return files;
    }

    private static String withoutPasswords(String text) {
        return text.replaceAll("(?m)^(password *= *).*$", "$1[redacted]")
                .replaceAll("(name=\"password\" value=)\"[^\"]*\"", "$1\"[redacted]\"")
                .replaceAll("(\"pb_line\" value=|value=\"line=)\"?[0-9a-f]+", "$1[redacted]");
    }
}
