package dev.patchbay.orchestrator.admin;

import dev.patchbay.orchestrator.numberimport.NumberExport;
import dev.patchbay.orchestrator.numberimport.NumberExport.Reader;
import dev.patchbay.orchestrator.numberimport.NumberImports;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.telephony.InvalidValueException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Numbers from a file: sent, tried, looked at, stored. And into one.
@Controller
@RequestMapping("/numbers")
class ImportPages {

    private static final int FAULTS = 100;

    private final NumberImports imports;
    private final NumberExport export;
    private final NumberList list;

    ImportPages(NumberImports imports, NumberExport export, NumberList list) {
        this.imports = imports;
        this.export = export;
        this.list = list;
    }

    @GetMapping("/export.csv")
    void export(@ModelAttribute NumberPlace place, HttpServletResponse response)
            throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Content-Disposition", "attachment; filename=\"numbers.csv\"");
        export.write(place.query(), Reader.SPREADSHEET, response.getWriter());
    }

    @GetMapping("/imports")
    String all(@RequestParam(required = false) Optional<String> large, Model model) {
        return all(large.isPresent() ? Faults.of(tooLarge()) : Faults.NONE, "", model);
    }

    private InvalidValueException tooLarge() {
        return new InvalidValueException(
                "file",
                "",
                "a file of at most %s; send the numbers in parts".formatted(imports.largestFile()));
    }

    private String all(Faults faults, String trunk, Model model) {
        model.addAttribute("imports", imports.latest().stream().map(ImportView::of).toList());
        model.addAttribute("trunkChoices", list.trunkChoices());
        model.addAttribute("typedTrunk", trunk);
        model.addAttribute("largestFile", imports.largestFile());
        model.addAttribute("faults", faults);
        return "admin/imports";
    }

    @PostMapping("/imports")
    String begin(
            @RequestParam Optional<MultipartFile> file,
            @RequestParam(defaultValue = "") String trunk,
            Principal who,
            Model model,
            HttpServletResponse response)
            throws IOException {
        try {
            var given =
                    file.filter(it -> !it.isEmpty())
                            .orElseThrow(
                                    () -> new InvalidValueException("file", "none", "a CSV file"));
            try (var content = given.getInputStream()) {
                var name = Objects.requireNonNullElse(given.getOriginalFilename(), "numbers.csv");
                var begun = imports.begin(name, content, trunk(trunk), who.getName());
                return "redirect:/numbers/imports/" + begun.id();
            }
        } catch (InvalidValueException e) {
            response.setStatus(422);
            return all(Faults.of(e), trunk, model);
        }
    }

    private static Optional<TrunkId> trunk(String typed) {
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        if (!typed.matches("[0-9]{1,18}")) {
            throw new InvalidValueException("trunk", typed, "a trunk, or none");
        }
        return Optional.of(new TrunkId(Long.parseLong(typed)));
    }

    @GetMapping("/imports/{id}")
    String one(@PathVariable long id, @RequestParam(defaultValue = "0") long after, Model model) {
        add(id, after, model);
        return "admin/import";
    }

    /// The part that changes while somebody looks on.
    @GetMapping("/imports/{id}/now")
    String now(@PathVariable long id, @RequestParam(defaultValue = "0") long after, Model model) {
        add(id, after, model);
        return "admin/import :: now";
    }

    private void add(long id, long after, Model model) {
        var it =
                imports.byId(id)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var found = imports.faults(id, after, FAULTS + 1);
        var shown = found.subList(0, Math.min(found.size(), FAULTS));
        model.addAttribute("it", ImportView.of(it));
        model.addAttribute("wrongLines", shown);
        model.addAttribute("after", after);
        model.addAttribute("next", found.size() > FAULTS ? shown.getLast().line() : 0);
    }

    @GetMapping("/imports/{id}/faults.csv")
    void faults(@PathVariable long id, HttpServletResponse response) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Content-Disposition", "attachment; filename=\"lines-left-out.csv\"");
        export.writeFaults(id, imports, response.getWriter());
    }

    @PostMapping("/imports/{id}/store")
    String store(@PathVariable long id) {
        imports.store(id);
        return "redirect:/numbers/imports/" + id;
    }

    @PostMapping("/imports/{id}/pause")
    String pause(@PathVariable long id) {
        imports.pause(id);
        return "redirect:/numbers/imports/" + id;
    }

    @PostMapping("/imports/{id}/resume")
    String resume(@PathVariable long id) {
        imports.resume(id);
        return "redirect:/numbers/imports/" + id;
    }

    @PostMapping("/imports/{id}/discard")
    String discard(@PathVariable long id, RedirectAttributes flash) {
        imports.discard(id);
        flash.addFlashAttribute("done", "The file is forgotten.");
        return "redirect:/numbers/imports";
    }
}
