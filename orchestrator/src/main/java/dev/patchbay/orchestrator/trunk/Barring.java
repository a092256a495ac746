package dev.patchbay.orchestrator.trunk;

import dev.patchbay.telephony.InvalidValueException;
import java.util.List;
import java.util.regex.Pattern;

/// Where no calls go out to by a trunk. Emergency and other short numbers are never barred.
///
/// @param premium numbers that cost extra by their kind
/// @param abroad numbers of other countries
/// @param prefixes numbers that begin so, such as `+882`
public record Barring(boolean premium, boolean abroad, List<String> prefixes) {

    public static final Barring NONE = new Barring(false, false, List.of());

    private static final Pattern PREFIX = Pattern.compile("\\+[1-9][0-9]{0,14}");
    private static final int MOST = 100;

    public Barring {
        prefixes = beginnings("barredPrefixes", prefixes);
    }

    /// @return each beginning of a number once, in order
    public static List<String> beginnings(String field, List<String> prefixes) {
        var once = prefixes.stream().distinct().sorted().toList();
        if (once.size() > MOST) {
            throw refused(field, once.size() + " prefixes");
        }
        for (var prefix : once) {
            if (!PREFIX.matcher(prefix).matches()) {
                throw refused(field, prefix.replaceAll("\\p{Cntrl}", "␀"));
            }
        }
        return once;
    }

    /// @return whether every number may be called
    public boolean none() {
        return !premium && !abroad && prefixes.isEmpty();
    }

    private static InvalidValueException refused(String field, String given) {
        return new InvalidValueException(
                field, given, "at most 100 beginnings of numbers, such as +882");
    }
}
