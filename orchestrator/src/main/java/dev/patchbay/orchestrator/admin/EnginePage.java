package dev.patchbay.orchestrator.admin;

import dev.patchbay.engine.spi.EngineRefusedException;
import dev.patchbay.engine.spi.EngineUnreachableException;
import dev.patchbay.orchestrator.engine.Engines;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

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
        return "admin/engine";
    }

    @GetMapping("/now")
    String now(Model model) {
        addStates(model);
        return "admin/engine :: now";
    }

    private void addStates(Model model) {
        model.addAttribute("engines", engines.statuses().stream().map(EngineView::of).toList());
    }

    private Map<String, String> files() {
        var files = new TreeMap<String, String>();
        for (var engine : engines.statuses()) {
            try {
                engines.configInForce(engine.name())
                        .forEach((name, text) -> files.put(name, withoutPasswords(text)));
            } catch (EngineRefusedException | EngineUnreachableException e) {
                files.put("The files cannot be shown", String.valueOf(e.getMessage()));
            }
        }
        return files;
    }

    private static String withoutPasswords(String text) {
        return text.replaceAll("(?m)^(password *= *).*$", "$1[redacted]");
    }
}
