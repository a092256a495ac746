package dev.patchbay.orchestrator.call;

import dev.patchbay.engine.spi.CallRecord;
import dev.patchbay.engine.spi.CallRecord.EndedBy;
import dev.patchbay.engine.spi.Direction;
import java.util.Locale;

/// Who ended a call and why. The two words are the same in the record, the log and on the page.
///
/// @param reason lower-case words joined by `-`
public record CallEnd(Party party, String reason) {

    /// Whose doing it was.
    public enum Party {
        CALLER,
        CALLEE,
        CARRIER,
        TEAMS,
        PATCHBAY,
        ENGINE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final int REQUEST_TIMEOUT = 408;
    private static final int SERVICE_UNAVAILABLE = 503;

    static CallEnd of(CallRecord record) {
        var parts = record.route().split("\\|", -1);
        if (parts.length > 2 && parts[1].equals("refuse")) {
            return new CallEnd(Party.PATCHBAY, parts[2]);
        }
        return switch (record.result()) {
            case ANSWERED ->
                    record.endedBy() == EndedBy.LONGEST
                            ? new CallEnd(Party.PATCHBAY, "longest-reached")
                            : new CallEnd(ender(record.endedBy()), "hung-up");
            case BUSY -> new CallEnd(Party.CALLEE, "busy");
            case NO_ANSWER -> new CallEnd(Party.CALLEE, "no-answer");
            case CANCELLED -> new CallEnd(Party.CALLER, "cancelled");
            case FAILED -> failed(record);
            case NOT_DIALLED ->
                    record.endedBy() == EndedBy.CALLER
                            ? new CallEnd(Party.CALLER, "cancelled")
                            : new CallEnd(Party.PATCHBAY, "nobody-decided");
        };
    }

    private static CallEnd failed(CallRecord record) {
        var far = record.direction() == Direction.INBOUND ? Party.TEAMS : Party.CARRIER;
        return switch (record.sipStatus()) {
            case 0, REQUEST_TIMEOUT, SERVICE_UNAVAILABLE -> new CallEnd(far, "unreachable");
            case 404, 410, 484, 604 -> new CallEnd(far, "number-refused");
            default -> new CallEnd(far, "refused-" + record.sipStatus());
        };
    }

    private static Party ender(EndedBy by) {
        return switch (by) {
            case CALLER -> Party.CALLER;
            case CALLEE -> Party.CALLEE;
            case ENGINE -> Party.ENGINE;
            case LONGEST -> Party.PATCHBAY;
        };
    }
}
