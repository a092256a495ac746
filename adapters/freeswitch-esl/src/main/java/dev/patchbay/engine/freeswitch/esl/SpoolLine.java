package dev.patchbay.engine.freeswitch.esl;

import dev.patchbay.engine.spi.CallId;
import dev.patchbay.engine.spi.CallRecord;
import dev.patchbay.engine.spi.CallRecord.DialResult;
import dev.patchbay.engine.spi.CallRecord.EndedBy;
import dev.patchbay.engine.spi.CallRecord.RoutedBy;
import dev.patchbay.engine.spi.Direction;
import dev.patchbay.engine.spi.GatewayName;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// One line of the spool, as the template in the image's `records.xml` writes it: tab-separated,
/// the format's version first. Times are microseconds since 1970, 0 for what never happened.
final class SpoolLine {

    private static final int FIELDS = 21;

    /// The last one is the far end's own words, and not in records of older configs.
    private static final int FEWEST_FIELDS = 20;

    private static final Pattern SIP_STATUS = Pattern.compile("sip:([1-6][0-9]{2})");

    private final String[] fields;

    private SpoolLine(String[] fields) {
        this.fields = fields;
    }

    static CallRecord read(String line) {
        var fields = line.split("\t", FIELDS);
        if (fields.length < FEWEST_FIELDS || !fields[0].equals("1")) {
            throw new IllegalArgumentException("%d fields".formatted(fields.length));
        }
        return new SpoolLine(fields).record();
    }

    private CallRecord record() {
        var ended = time(11).orElseThrow(() -> new IllegalArgumentException("no end"));
        var answered = time(14);
        return new CallRecord(
                new CallId(fields[1]),
                fields[2],
                Direction.of(fields[3]),
                fields[4],
                fields[5],
                fields[6],
                fields[7],
                routedBy(),
                Optional.of(fields[9]).filter(name -> !name.isEmpty()).map(GatewayName::new),
                time(10).orElse(ended),
                ended,
                time(12).or(() -> time(13)).map(since -> between(since, answered.orElse(ended))),
                answered.map(since -> between(since, ended)),
                result(answered.isPresent()),
                fields[16].isEmpty() ? 0 : Integer.parseInt(fields[16]),
                sipStatus(answered.isPresent()),
                fields.length == FIELDS ? fields[20] : "",
                endedBy());
    }

    /// A caller who hung up while the call waited leaves the mark of the wait.
    private RoutedBy routedBy() {
        return switch (fields[8]) {
            case "table", "waiting", "closing" -> RoutedBy.TABLE;
            case "asked" -> RoutedBy.ASKED;
            case "fallback" -> RoutedBy.FALLBACK;
            default -> throw new IllegalArgumentException("routed by '%s'".formatted(fields[8]));
        };
    }

    private DialResult result(boolean answered) {
        if (answered) {
            return DialResult.ANSWERED;
        }
        return switch (fields[15]) {
            case "" -> DialResult.NOT_DIALLED;
            case "USER_BUSY" -> DialResult.BUSY;
            case "NO_ANSWER", "ALLOTTED_TIMEOUT" -> DialResult.NO_ANSWER;
            case "ORIGINATOR_CANCEL" -> DialResult.CANCELLED;
            default -> DialResult.FAILED;
        };
    }

    private int sipStatus(boolean answered) {
        var status = SIP_STATUS.matcher(fields[17]);
        if (status.matches()) {
            return Integer.parseInt(status.group(1));
        }
        return answered ? 200 : 0;
    }

    /// What the caller's leg did: whoever is not the caller was the callee, if there was one.
    private EndedBy endedBy() {
        if (!fields[19].isEmpty()) {
            return EndedBy.valueOf(fields[19].toUpperCase(Locale.ROOT));
        }
        return switch (fields[18]) {
            case "recv_bye", "recv_cancel" -> EndedBy.CALLER;
            case "send_bye", "send_refuse" ->
                    fields[15].isEmpty() || fields[15].equals("NO_ANSWER")
                            ? EndedBy.ENGINE
                            : EndedBy.CALLEE;
            default -> EndedBy.ENGINE;
        };
    }

    private Optional<Instant> time(int field) {
        var text = fields[field];
        return text.isEmpty() || text.equals("0")
                ? Optional.empty()
                : Optional.of(Instant.EPOCH.plus(Long.parseLong(text), ChronoUnit.MICROS));
    }

    private static Duration between(Instant since, Instant until) {
        var took = Duration.between(since, until);
        return took.isNegative() ? Duration.ZERO : took;
    }
}
