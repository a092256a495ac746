package dev.patchbay.engine.session;

import dev.patchbay.engine.spi.EngineRefusedException;
import java.util.regex.Pattern;

/// What may stand in an engine's table. On every engine a line break would end the command that
/// writes it and begin another of the value's choosing; `$`, `{`, `/`, `;` and quotes mean
/// something to one of them.
public final class TableText {

    private static final Pattern ROW_KEY =
            Pattern.compile("(?:in|out|source|from|media)(?:/[A-Za-z0-9._:@+*#-]{0,255}){1,2}");
    private static final Pattern ROW_VALUE = Pattern.compile("[A-Za-z0-9._:@+*#|,-]{1,1000}");

    private TableText() {}

    public static String rowKey(String key) throws EngineRefusedException {
        return checked("key", key, ROW_KEY, "family/key of letters, digits or . _ : @ + * # -");
    }

    public static String rowValue(String value) throws EngineRefusedException {
        return checked(
                "value", value, ROW_VALUE, "1 to 1000 letters, digits or . _ : @ + * # | , -");
    }

    private static String checked(String field, String text, Pattern allowed, String expected)
            throws EngineRefusedException {
        if (!allowed.matcher(text).matches()) {
            throw new EngineRefusedException(
                    "%s: '%s' (expected: %s)".formatted(field, Failures.oneLine(text), expected));
        }
        return text;
    }
}
