package dev.patchbay.engine.spi;

import java.util.regex.Pattern;

/// What may be written into an engine's table, config or control connection. Separators, quotes,
/// line breaks and expression characters of any engine are in none of these.
final class EngineText {

    static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._:@-]{1,128}");
    static final Pattern NUMBER = Pattern.compile("[+*#0-9A-Za-z._-]{1,64}");
    static final Pattern DIGITS = Pattern.compile("[0-9]{0,12}");
    static final Pattern PREFIX = Pattern.compile("[+*#0-9]{0,12}");
    static final Pattern SHORT_NUMBER = Pattern.compile("[0-9]{2,6}");
    static final Pattern REASON = Pattern.compile("[a-z][a-z0-9-]{0,47}");
    static final Pattern GATEWAY = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    private EngineText() {}

    static void checkNumber(String value) {
        check("number", value, NUMBER, "1 to 64 digits, letters or + * # . _ -");
    }

    static void check(String field, String value, Pattern pattern, String expected) {
        if (!pattern.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "%s: '%s' (expected: %s)"
                            .formatted(field, value.replaceAll("\\p{Cntrl}", "␀"), expected));
        }
    }
}
