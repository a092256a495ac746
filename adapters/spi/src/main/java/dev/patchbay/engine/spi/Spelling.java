package dev.patchbay.engine.spi;

/// How a carrier wants a number written. The engine carries it out, because it alone knows what was
/// dialled when a route was decided ahead. A number that does not begin with `+` is sent as it is:
/// emergency and other short numbers are never rewritten.
///
/// Written `_47_0_00`: `+47…` becomes `0…`, any other `+…` becomes `00…`.
///
/// @param callingCode digits of the country that counts as home, or empty where none does
/// @param home what replaces `+` and the calling code
/// @param abroad what replaces the `+` of every other number
public record Spelling(String callingCode, String home, String abroad) {

    public Spelling {
        EngineText.check("callingCode", callingCode, EngineText.DIGITS, "up to 12 digits");
        EngineText.check("home", home, EngineText.PREFIX, "up to 12 of + * # 0-9");
        EngineText.check("abroad", abroad, EngineText.PREFIX, "up to 12 of + * # 0-9");
    }

    /// @return the number as the engine will write it
    public String write(String number) {
        if (!number.startsWith("+")) {
            return number;
        }
        return !callingCode.isEmpty() && number.startsWith(callingCode, 1)
                ? home + number.substring(1 + callingCode.length())
                : abroad + number.substring(1);
    }

    String encoded() {
        return "_%s_%s_%s".formatted(callingCode, home, abroad);
    }
}
