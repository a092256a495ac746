package dev.patchbay.orchestrator.api;

import dev.patchbay.orchestrator.customer.CustomerId;
import dev.patchbay.orchestrator.numberimport.Fault;
import dev.patchbay.orchestrator.numberimport.NumberExport;
import dev.patchbay.orchestrator.numberimport.NumberExport.Reader;
import dev.patchbay.orchestrator.numberimport.NumberImport;
import dev.patchbay.orchestrator.numberimport.NumberImports;
import dev.patchbay.orchestrator.numberplan.NumberSearch.Query;
import dev.patchbay.orchestrator.numberplan.NumberState;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.telephony.InvalidValueException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Numbers from CSV files and into them. The file is the body of the request, as it is.
@RestController
@RequestMapping("/api/v1")
class ImportApi {

    record ImportAnswer(
            long id,
            String file,
            @Nullable Long trunk,
            String who,
            Instant uploaded,
            String state,
            String said,
            long lines,
            long position,
            long added,
            long changed,
            long unchanged,
            long failed) {

        static ImportAnswer of(NumberImport it) {
            return new ImportAnswer(
                    it.id(),
                    it.file(),
                    it.trunk().map(TrunkId::value).orElse(null),
                    it.who(),
                    it.uploaded(),
                    it.state().name().toLowerCase(Locale.ROOT),
                    it.said(),
                    it.lines(),
                    it.position(),
                    it.counts().added(),
                    it.counts().changed(),
                    it.counts().unchanged(),
                    it.counts().failed());
        }
    }

    private static final int MOST_FAULTS = 1_000;

    private final NumberImports imports;
    private final NumberExport export;

    ImportApi(NumberImports imports, NumberExport export) {
        this.imports = imports;
        this.export = export;
    }

    @GetMapping("/numbers.csv")
    void export(
            @RequestParam(defaultValue = "") String search,
            @RequestParam Optional<Long> customer,
            @RequestParam Optional<Long> trunk,
            @RequestParam Optional<String> state,
            HttpServletResponse response)
            throws IOException {
        var query =
                new Query(
                        search.replaceAll("\\p{Cntrl}", ""),
                        customer.map(CustomerId::new),
                        trunk.map(TrunkId::new),
                        state.map(NumberState::of),
                        Optional.empty());
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        export.write(query, Reader.PROGRAM, response.getWriter());
    }

    @GetMapping("/number-imports")
    List<ImportAnswer> latest() {
        return imports.latest().stream().map(ImportAnswer::of).toList();
    }

    @PostMapping("/number-imports")
    @ResponseStatus(HttpStatus.CREATED)
    ImportAnswer begin(
            @RequestParam(defaultValue = "numbers.csv") String name,
            @RequestParam Optional<Long> trunk,
            Principal who,
            HttpServletRequest request)
            throws IOException {
        return ImportAnswer.of(
                imports.begin(
                        name, request.getInputStream(), trunk.map(TrunkId::new), who.getName()));
    }

    @GetMapping("/number-imports/{id}")
    ImportAnswer one(@PathVariable long id) {
        return imports.byId(id)
                .map(ImportAnswer::of)
                .orElseThrow(() ->
                        new InvalidValueException(
                                "id", Long.toString(id), "an import that exists"));
    }

    @GetMapping("/number-imports/{id}/faults")
    List<Fault> faults(@PathVariable long id, @RequestParam(defaultValue = "0") long after) {
        return imports.faults(id, after, MOST_FAULTS);
    }

    @PostMapping("/number-imports/{id}/store")
    ImportAnswer store(@PathVariable long id) {
        imports.store(id);
        return one(id);
    }

    @PostMapping("/number-imports/{id}/pause")
    ImportAnswer pause(@PathVariable long id) {
        imports.pause(id);
        return one(id);
    }

    @PostMapping("/number-imports/{id}/resume")
    ImportAnswer resume(@PathVariable long id) {
        imports.resume(id);
        return one(id);
    }

    @DeleteMapping("/number-imports/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(@PathVariable long id) {
        imports.discard(id);
    }
}
