package dev.patchbay.orchestrator.limit;

import dev.patchbay.engine.spi.Direction;
import dev.patchbay.telephony.InvalidValueException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;

/// How much of everything a customer may use, over all its trunks and all engines. Empty means no
/// limit.
///
/// @param calls calls at a time, both directions together
/// @param minutesPerDay minutes spoken on calls out, each call counted for the day it began
/// @param zone whose days and hours are meant
public record CustomerLimits(
        OptionalInt calls, OptionalInt minutesPerDay, ZoneId zone, Optional<OfficeHours> hours) {

    public static final CustomerLimits NONE =
            new CustomerLimits(
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    ZoneId.of("Etc/UTC"),
                    Optional.empty());

    /// What was expected where no zone was said.
    public static final String A_ZONE = "the name of a time zone, such as Europe/Oslo";

    public static final int MOST_CALLS = 10_000;
    public static final int MOST_MINUTES = 1_000_000;

    public CustomerLimits {
        Bound.check("calls", calls, 0, MOST_CALLS);
        Bound.check("minutesPerDay", minutesPerDay, 0, MOST_MINUTES);
    }

    /// @param name of a time zone, such as `Europe/Oslo`
    public static ZoneId zone(String name) {
        // offsets such as +01:00 would be wrong for half of the year
        if (!ZoneId.getAvailableZoneIds().contains(name)) {
            throw new InvalidValueException("zone", name.replaceAll("\\p{Cntrl}", "␀"), A_ZONE);
        }
        return ZoneId.of(name);
    }

    /// @return whether calls of this direction must be looked at one by one
    public boolean concern(Direction direction) {
        return switch (direction) {
            case INBOUND -> calls.isPresent();
            case OUTBOUND -> calls.isPresent() || minutesPerDay.isPresent() || hours.isPresent();
        };
    }

    /// @return whether nobody limits anything, whatever the zone
    public boolean none() {
        return !concern(Direction.OUTBOUND);
    }

    /// @return the hours that are over, or have not begun
    public Optional<OfficeHours> closedAt(Instant now) {
        return hours.filter(it -> !it.include(now.atZone(zone).toLocalDateTime()));
    }

    Instant dayBegan(Instant now) {
        return now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    }
}
