package dev.patchbay.orchestrator.numberimport;

import dev.patchbay.telephony.PhoneNumber;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The first line of a file: what stands where, and between what.
///
/// @param ignored headings nobody knows
/// @param isData whether the line was a number already, as in a file of numbers alone
record Heading(char separator, Map<Column, Integer> places, List<String> ignored, boolean isData) {

    private static final String SEPARATORS = ",;\t";
    private static final int MOST_NAMED = 8;

    Heading {
        places = Map.copyOf(places);
        ignored = List.copyOf(ignored);
    }

    static Heading of(String line) throws UnusableFileException {
        var separator = separator(line);
        var cells =
                Cells.of(line, separator)
                        .orElseThrow(() ->
                                new UnusableFileException(
                                        "The first line has a quote that is not closed; it should"
                                                + " name the columns."));
        if (cells.size() == 1 && PhoneNumber.isE164(Cells.plain(cells.getFirst()))) {
            return new Heading(separator, Map.of(Column.NUMBER, 0), List.of(), true);
        }
        var places = new EnumMap<Column, Integer>(Column.class);
        var ignored = new ArrayList<String>();
        for (int i = 0; i < cells.size(); i++) {
            var cell = cells.get(i);
            var column = Column.headed(cell);
            if (column.isEmpty()) {
                ignored.add(cell);
            } else if (places.putIfAbsent(column.get(), i) != null) {
                throw new UnusableFileException(
                        "Two columns are about the same, “%s” and “%s”: leave one of them out."
                                .formatted(cells.get(places.get(column.get())), cell));
            }
        }
        if (!places.containsKey(Column.NUMBER)) {
            throw new UnusableFileException(
                    "No column is headed “number” (or phone number, telephone, DID, line URI…). The"
                            + " first line has: "
                            + named(cells));
        }
        return new Heading(separator, places, ignored, false);
    }

    private static String named(List<String> cells) {
        var shown = cells.stream().limit(MOST_NAMED).map(Cells::shown).toList();
        return String.join(", ", shown) + (cells.size() > MOST_NAMED ? "…" : ".");
    }

    /// The one there are most of outside of quotes.
    private static char separator(String line) {
        var best = ',';
        var most = 0L;
        var bare = line.replaceAll("\"[^\"]*\"", "");
        for (var place = 0; place < SEPARATORS.length(); place++) {
            var candidate = SEPARATORS.charAt(place);
            var count = bare.chars().filter(it -> it == candidate).count();
            if (count > most) {
                best = candidate;
                most = count;
            }
        }
        return best;
    }

    /// What stands in a column; empty also if the line ends before it.
    String cell(List<String> cells, Column column) {
        return Optional.ofNullable(places.get(column))
                .filter(it -> it < cells.size())
                .map(cells::get)
                .map(Cells::plain)
                .orElse("");
    }

    boolean has(Column column) {
        return places.containsKey(column);
    }
}
