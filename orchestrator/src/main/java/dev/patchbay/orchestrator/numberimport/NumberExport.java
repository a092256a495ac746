package dev.patchbay.orchestrator.numberimport;

import dev.patchbay.orchestrator.customer.CustomerId;
import dev.patchbay.orchestrator.customer.Customers;
import dev.patchbay.orchestrator.numberplan.Assignment;
import dev.patchbay.orchestrator.numberplan.NumberRemarks;
import dev.patchbay.orchestrator.numberplan.NumberSearch;
import dev.patchbay.orchestrator.numberplan.NumberSearch.Query;
import dev.patchbay.orchestrator.numberplan.RemarkedNumber;
import dev.patchbay.orchestrator.numberplan.Tag;
import dev.patchbay.orchestrator.numberplan.TrunkNumber;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.orchestrator.trunk.Trunks;
import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.springframework.stereotype.Component;

/// Numbers as a CSV file, page by page, so that a million need no more memory than a hundred.
/// Reading the file back changes nothing.
@Component
public class NumberExport {

    /// Who the file is for.
    public enum Reader {
        /// Takes what begins with `+` for a figure unless it is written as `="+47…"`.
        SPREADSHEET,
        PROGRAM
    }

    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final NumberSearch search;
    private final NumberRemarks remarks;
    private final Trunks trunks;
    private final Customers customers;

    NumberExport(NumberSearch search, NumberRemarks remarks, Trunks trunks, Customers customers) {
        this.search = search;
        this.remarks = remarks;
        this.trunks = trunks;
        this.customers = customers;
    }

    public void write(Query query, Reader reader, Writer to) throws IOException {
        var format = CSVFormat.RFC4180.builder().setQuoteMode(QuoteMode.MINIMAL).get();
        if (reader == Reader.SPREADSHEET) {
            to.write(BYTE_ORDER_MARK);
        }
        var printer = new CSVPrinter(to, format);
        printer.printRecord(Arrays.stream(Column.values()).map(Column::heading));
        var names = new Names();
        var next = Optional.of(query);
        while (next.isPresent()) {
            var page = search.find(next.get(), NumberSearch.MOST);
            var remarked = remarks.of(page.items().stream().map(TrunkNumber::number).toList());
            for (var number : page.items()) {
                var it = remarked.get(number.number());
                if (it != null) {
                    write(it, reader, names, printer);
                }
            }
            next = page.next().map(query::at);
        }
        printer.flush();
    }

    /// The lines of a file that were left out, in a file.
    public void writeFaults(long id, NumberImports imports, Writer to) throws IOException {
        to.write(BYTE_ORDER_MARK);
        var printer = new CSVPrinter(to, CSVFormat.RFC4180);
        printer.printRecord("line", "field", "value", "expected");
        var faults = imports.faults(id, 0, NumberSearch.MOST);
        while (!faults.isEmpty()) {
            for (var it : faults) {
                printer.printRecord(
                        it.line(),
                        it.field(),
                        Cells.harmless(it.shown()),
                        Cells.harmless(it.expected()));
            }
            faults = imports.faults(id, faults.getLast().line(), NumberSearch.MOST);
        }
        printer.flush();
    }

    private static void write(RemarkedNumber it, Reader reader, Names names, CSVPrinter printer)
            throws IOException {
        var number = it.number();
        var e164 = number.number().e164();
        printer.printRecord(
                reader == Reader.SPREADSHEET ? Cells.numberAsText(e164) : e164,
                Cells.harmless(names.customer(number.trunk())),
                Cells.harmless(names.trunk(number.trunk())),
                it.state().word(),
                number.assignment().map(NumberExport::type).orElse(""),
                Cells.harmless(number.assignment().map(Assignment::target).orElse("")),
                Cells.harmless(Tag.joined(it.tags())),
                Cells.harmless(it.note().value()));
    }

    private static String type(Assignment assignment) {
        return switch (assignment) {
            case Assignment.TeamsUser user -> "teams-user";
            case Assignment.CallQueue queue -> "call-queue";
            case Assignment.AutoAttendant attendant -> "auto-attendant";
        };
    }

    /// Each looked up once.
    private final class Names {

        private final Map<TrunkId, Optional<Trunk>> known = new HashMap<>();
        private final Map<CustomerId, String> names = new HashMap<>();

        String trunk(TrunkId id) {
            return known.computeIfAbsent(id, trunks::byId).map(it -> it.name().value()).orElse("");
        }

        String customer(TrunkId id) {
            return known.computeIfAbsent(id, trunks::byId)
                    .map(it -> names.computeIfAbsent(it.customer(), this::name))
                    .orElse("");
        }

        private String name(CustomerId id) {
            return customers.byId(id).map(it -> it.name().value()).orElse("");
        }
    }
}
