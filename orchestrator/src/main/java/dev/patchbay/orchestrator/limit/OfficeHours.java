package dev.patchbay.orchestrator.limit;

import dev.patchbay.telephony.InvalidValueException;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// When somebody is there to call, and what must not be called otherwise.
///
/// @param days on which the hours begin
/// @param to when they end; on the next day, if that is not after their beginning
public record OfficeHours(Set<DayOfWeek> days, LocalTime from, LocalTime to, Outside outside) {

    /// What does not go out at other times.
    public enum Outside {
        NO_CALLS_ABROAD("no calls go abroad"),
        NO_CALLS_OUT("no calls go out");

        private final String words;

        Outside(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");

    public OfficeHours {
        days = Set.copyOf(days);
        if (days.isEmpty()) {
            throw new InvalidValueException("days", "none", "at least one day of the week");
        }
    }

    /// @param days of the week, as [DayOfWeek] names them
    /// @param from hours and minutes, such as `08:00`
    public static OfficeHours typed(
            Collection<String> days, String from, String to, Outside outside) {
        var meant = new HashSet<DayOfWeek>();
        for (var day : days) {
            meant.add(
                    Arrays.stream(DayOfWeek.values())
                            .filter(it -> it.name().equalsIgnoreCase(day))
                            .findFirst()
                            .orElseThrow(() ->
                                    new InvalidValueException(
                                            "days", printable(day), "days such as MONDAY")));
        }
        return new OfficeHours(meant, time("from", from), time("to", to), outside);
    }

    private static LocalTime time(String field, String text) {
        if (!TIME.matcher(text).matches()) {
            throw new InvalidValueException(field, printable(text), "a time such as 08:00");
        }
        return LocalTime.parse(text);
    }

    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "␀");
    }

    public boolean include(LocalDateTime time) {
        var clock = time.toLocalTime();
        var begun = days.contains(time.getDayOfWeek()) && !clock.isBefore(from);
        if (from.isBefore(to)) {
            return begun && clock.isBefore(to);
        }
        return begun || (days.contains(time.getDayOfWeek().minus(1)) && clock.isBefore(to));
    }

    @Override
    public String toString() {
        return "%s %s to %s"
                .formatted(
                        new TreeSet<>(days)
                                .stream()
                                        .map(day ->
                                                day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH))
                                        .collect(Collectors.joining(", ")),
                        from,
                        to);
    }
}
