package dev.patchbay.orchestrator.numberimport;

import dev.patchbay.orchestrator.numberimport.Lines.Line;
import dev.patchbay.orchestrator.numberplan.Assignment;
import dev.patchbay.orchestrator.numberplan.Assignment.AutoAttendant;
import dev.patchbay.orchestrator.numberplan.Assignment.CallQueue;
import dev.patchbay.orchestrator.numberplan.Assignment.TeamsUser;
import dev.patchbay.orchestrator.numberplan.Note;
import dev.patchbay.orchestrator.numberplan.NumberBatches.Wanted;
import dev.patchbay.orchestrator.numberplan.Tag;
import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.PhoneNumber;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Turns lines into numbers that shall be, or says what is wrong with them. Knows the numbers of
/// the lines before, so one for each file.
final class NumberLines {

    sealed interface Read {

        record Good(long line, Wanted wanted) implements Read {}

        record Bad(Fault fault) implements Read {}
    }

    private final Heading heading;
    private final TrunkNames trunks;
    private final SeenNumbers seen = new SeenNumbers();

    NumberLines(Heading heading, TrunkNames trunks) {
        this.heading = heading;
        this.trunks = trunks;
    }

    /// @return empty for a line with nothing in it
    Optional<Read> read(Line line) {
        if (line.text().isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Read.Good(line.number(), wanted(line)));
        } catch (InvalidValueException e) {
            var message = String.valueOf(e.getMessage());
            return Optional.of(
                    new Read.Bad(
                            new Fault(
                                    line.number(),
                                    e.field(),
                                    Cells.shown(shown(message)),
                                    e.expected())));
        }
    }

    /// The value, which the exception has in its sentence only.
    private static String shown(String message) {
        var from = message.indexOf('\'');
        var to = message.lastIndexOf("' (expected");
        return from >= 0 && to > from ? message.substring(from + 1, to) : "";
    }

    private Wanted wanted(Line line) {
        if (line.cut()) {
            throw new InvalidValueException(
                    "line",
                    Cells.shown(line.text()),
                    "at most %d characters in a line".formatted(Lines.LONGEST));
        }
        if (line.text().indexOf('\0') >= 0) {
            throw new InvalidValueException(
                    "line", Cells.shown(line.text()), "text without NUL characters");
        }
        var cells =
                Cells.of(line.text(), heading.separator())
                        .orElseThrow(() ->
                                new InvalidValueException(
                                        "line",
                                        Cells.shown(line.text()),
                                        "each quote closed in the same line, with nothing but the"
                                                + " separator after it"));
        var number = number(cells);
        seen.put(number, line.number())
                .ifPresent(before -> {
                    throw new InvalidValueException(
                            "number",
                            number.e164(),
                            "each number once; this one is in line %d already".formatted(before));
                });
        return new Wanted(
                number,
                trunks.trunk(
                        heading.cell(cells, Column.CUSTOMER), heading.cell(cells, Column.TRUNK)),
                assignment(cells),
                Tag.allOf(heading.cell(cells, Column.TAGS)),
                Optional.of(heading.cell(cells, Column.NOTE))
                        .filter(it -> !it.isEmpty())
                        .map(Note::new));
    }

    private PhoneNumber number(List<String> cells) {
        var text = heading.cell(cells, Column.NUMBER);
        if (PhoneNumber.isE164(text)) {
            return new PhoneNumber(text);
        }
        throw new InvalidValueException(
                "number",
                Cells.shown(text),
                text.matches("[0-9]+([.,][0-9]+E\\+?[0-9]+)?")
                        ? "+ and the country's code, such as +4722000100; a spreadsheet may have"
                                + " taken it for a figure and dropped the +"
                        : "'+' and 7 to 15 digits without spaces, such as +4722000100");
    }

    private Optional<Assignment> assignment(List<String> cells) {
        var type = heading.cell(cells, Column.TYPE).toLowerCase(Locale.ROOT);
        var target = heading.cell(cells, Column.TARGET);
        if (target.isEmpty() && type.isEmpty()) {
            return Optional.empty();
        }
        if (target.isEmpty()) {
            throw new InvalidValueException(
                    "target", "", "a user principal name, since there is a type");
        }
        return Optional.of(
                switch (type.replaceAll("[^a-z]", "")) {
                    case "teamsuser", "user" -> new TeamsUser(target);
                    case "callqueue", "queue" -> new CallQueue(target);
                    case "autoattendant", "attendant" -> new AutoAttendant(target);
                    case "" -> untyped(target);
                    default ->
                            throw new InvalidValueException(
                                    "type",
                                    Cells.shown(type),
                                    "teams-user, call-queue or auto-attendant");
                });
    }

    private Assignment untyped(String target) {
        if (heading.has(Column.TYPE)) {
            throw new InvalidValueException("type", "", "teams-user, call-queue or auto-attendant");
        }
        return new TeamsUser(target);
    }
}
