package dev.patchbay.engine.asterisk;

import dev.patchbay.engine.spi.CallId;
import dev.patchbay.engine.spi.CallRecord;
import dev.patchbay.engine.spi.CallRecord.DialResult;
import dev.patchbay.engine.spi.CallRecord.EndedBy;
import dev.patchbay.engine.spi.CallRecord.RoutedBy;
import dev.patchbay.engine.spi.Direction;
import dev.patchbay.engine.spi.GatewayName;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// One line of the spool, as the dialplan's `patchbay-end` writes it: tab-separated, the format's
/// version first.
public final class SpoolLine {

    private static final int FIELDS = 18;
    private static final Pattern UNIQUE_ID = Pattern.compile("(?:.*-)?([0-9]{9,11})\\.[0-9]+");
    private static final Pattern REFUSAL = Pattern.compile("SIP [3-6][0-9]{2}\\b(.*)");
    private static final Pattern SIP_STATUS = Pattern.compile("SIP ([1-6][0-9]{2})\\b.*");

    private final String[] fields;

    private SpoolLine(String[] fields) {
        this.fields = fields;
    }

    public static CallRecord read(String line) {
        var fields = line.split("\t", -1);
        if (fields.length != FIELDS || !fields[0].equals("1")) {
            throw new IllegalArgumentException("%d fields".formatted(fields.length));
        }
        return new SpoolLine(fields).record();
    }

    private CallRecord record() {
        var ended = Instant.ofEpochSecond(Long.parseLong(fields[10]));
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
                started(ended),
                ended,
                millis(fields[11]),
                millis(fields[12]),
                result(fields[13]),
                fields[14].isEmpty() ? 0 : Integer.parseInt(fields[14]),
                sipStatus(fields[15]),
                said(fields[15]),
                EndedBy.valueOf(fields[16].toUpperCase(Locale.ROOT)));
    }

    /// A caller who hung up while the call waited leaves the mark of the wait.
    private RoutedBy routedBy() {
        return fields[8].equals("waiting") || fields[8].equals("closing")
                ? RoutedBy.TABLE
                : RoutedBy.valueOf(fields[8].toUpperCase(Locale.ROOT));
    }

    /// Asterisk's unique id begins with the second the channel came to be.
    private Instant started(Instant ended) {
        var id = UNIQUE_ID.matcher(fields[1]);
        return id.matches() ? Instant.ofEpochSecond(Long.parseLong(id.group(1))) : ended;
    }

    private static Optional<Duration> millis(String text) {
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(Duration.ofMillis(Long.parseLong(text)));
    }

    private static DialResult result(String status) {
        return switch (status) {
            case "" -> DialResult.NOT_DIALLED;
            case "ANSWER" -> DialResult.ANSWERED;
            case "BUSY" -> DialResult.BUSY;
            case "NOANSWER" -> DialResult.NO_ANSWER;
            case "CANCEL" -> DialResult.CANCELLED;
            default -> DialResult.FAILED;
        };
    }

    private static String said(String cause) {
        var refusal = REFUSAL.matcher(cause);
        return refusal.matches() ? refusal.group(1) : "";
    }

    private static int sipStatus(String cause) {
        var status = SIP_STATUS.matcher(cause);
        return status.matches() ? Integer.parseInt(status.group(1)) : 0;
    }
}
