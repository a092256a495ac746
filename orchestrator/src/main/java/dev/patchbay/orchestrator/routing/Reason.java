package dev.patchbay.orchestrator.routing;

/// Why a call went where it went. The word stands in the route, the call record, the log and on the
/// page; for refusals, the SIP status is what the caller's side sees and the Q.850 cause goes along
/// (RFC 3261 section 21, RFC 8606).
public enum Reason {
    NUMBER_ASSIGNED("number-assigned"),
    CALLER_HAS_TRUNK("caller-has-trunk"),
    DEFAULT_CALLER("default-caller"),
    FORWARDED("forwarded"),
    CALLER_APPROVED("caller-approved"),
    CALLER_PASSED("caller-passed"),
    EMERGENCY("emergency"),

    NUMBER_UNKNOWN("number-unknown", 404, 1),
    NUMBER_NOT_ASSIGNED("number-not-assigned", 404, 1),
    NUMBER_UNREADABLE("number-unreadable", 484, 28),
    ORIGIN_UNKNOWN("origin-unknown", 403, 21),
    TRUNK_DISABLED("trunk-disabled", 403, 21),
    TRUNK_DRAFT("trunk-draft", 403, 21),
    TENANT_UNKNOWN("tenant-unknown", 404, 1),
    TENANT_MISSING("tenant-missing", 404, 1),
    TENANT_DISABLED("tenant-disabled", 403, 21),
    CALLER_NOT_OF_TENANT("caller-not-of-tenant", 403, 21),
    DESTINATION_BARRED("destination-barred", 403, 21),
    OFF_HOURS("off-hours", 403, 21),
    MINUTES_USED_UP("minutes-used-up", 403, 21),
    CUSTOMER_FULL("customer-full", 486, 17),
    CHANNELS_FULL("channels-full", 503, 34),
    RATE_EXCEEDED("rate-exceeded", 503, 42);

    private final String word;
    private final int sipStatus;
    private final int q850;

    Reason(String word) {
        this(word, 0, 0);
    }

    Reason(String word, int sipStatus, int q850) {
        this.word = word;
        this.sipStatus = sipStatus;
        this.q850 = q850;
    }

    public String word() {
        return word;
    }

    int sipStatus() {
        return sipStatus;
    }

    int q850() {
        return q850;
    }
}
