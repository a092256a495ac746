package dev.patchbay.orchestrator.edge;

import java.time.Duration;

/// How near the end of the certificate is.
public enum Expiry {
    FAR,
    SOON,
    VERY_SOON,
    LAST_MOMENT;

    private static final int SOON_DAYS = 30;
    private static final int VERY_SOON_DAYS = 14;
    private static final int LAST_DAYS = 3;

    static Expiry of(Duration left) {
        var days = left.toDays();
        if (days >= SOON_DAYS) {
            return FAR;
        }
        if (days >= VERY_SOON_DAYS) {
            return SOON;
        }
        return days >= LAST_DAYS ? VERY_SOON : LAST_MOMENT;
    }
}
