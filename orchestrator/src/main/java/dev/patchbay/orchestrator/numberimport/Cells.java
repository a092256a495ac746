package dev.patchbay.orchestrator.numberimport;

import dev.patchbay.orchestrator.numberplan.Note;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/// The cells of one line, read and written.
final class Cells {

    /// How our own files write a number, so that a spreadsheet takes it for text and keeps its `+`.
    private static final Pattern NUMBER_AS_TEXT = Pattern.compile("=\"(\\+[0-9]{1,15})\"");

    private static final int LONGEST_SHOWN = 60;

    private Cells() {}

    /// @return empty if a quote is not closed or something follows a closed one
    static Optional<List<String>> of(String line, char separator) {
        var format = CSVFormat.RFC4180.builder().setDelimiter(separator).get();
        try (var parser = CSVParser.parse(line, format)) {
            var records = parser.getRecords();
            return records.size() > 1
                    ? Optional.empty()
                    : Optional.of(
                            records.isEmpty()
                                    ? List.of()
                                    : List.copyOf(records.getFirst().toList()));
        } catch (IOException | UncheckedIOException notClosed) {
            return Optional.empty();
        }
    }

    /// A cell without what spreadsheets, ours among them, put around a value to keep it as it is.
    static String plain(String cell) {
        var stripped = cell.strip();
        var number = NUMBER_AS_TEXT.matcher(stripped);
        if (number.matches()) {
            return number.group(1);
        }
        return stripped.length() > 1
                        && stripped.charAt(0) == '\''
                        && Note.startsAFormula(stripped.substring(1))
                ? stripped.substring(1)
                : stripped;
    }

    /// Text as a cell no spreadsheet computes.
    static String harmless(String text) {
        return Note.startsAFormula(text) ? "'" + text : text;
    }

    static String numberAsText(String e164) {
        return "=\"" + e164 + "\"";
    }

    static String shown(String cell) {
        var text = cell.replaceAll("\\p{Cntrl}", "␀");
        return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
    }
}
