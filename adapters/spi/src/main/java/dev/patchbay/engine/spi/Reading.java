package dev.patchbay.engine.spi;

/// How to read the caller's number as a carrier writes it, so that Teams gets `+E164`. Carried out
/// by the engine, for a route decided ahead is the same whoever calls. What begins with `+`, has
/// something else than digits in it, or is shorter than [#SHORTEST], is left as it is.
///
/// Written `_00_47_0`: `00…` becomes `+…`, and of the others `0…` becomes `+47…`.
///
/// @param abroad what a call from abroad begins with, or empty where nothing tells
/// @param callingCode digits put before every other number, or empty if they are there already
/// @param home what every other number begins with that is to be left out, or empty
public record Reading(String abroad, String callingCode, String home) implements Route.Told {

    /// Shorter numbers are services, not subscribers.
    public static final int SHORTEST = 7;

    public Reading {
        EngineText.check("abroad", abroad, EngineText.DIGITS, "up to 12 digits");
        EngineText.check("callingCode", callingCode, EngineText.DIGITS, "up to 12 digits");
        EngineText.check("home", home, EngineText.DIGITS, "up to 12 digits");
    }

    @Override
    public String read(String number) {
        if (number.length() < SHORTEST || !number.chars().allMatch(it -> it >= '0' && it <= '9')) {
            return number;
        }
        if (!abroad.isEmpty() && number.startsWith(abroad)) {
            return "+" + number.substring(abroad.length());
        }
        return number.startsWith(home)
                ? "+" + callingCode + number.substring(home.length())
                : number;
    }

    @Override
    public String encoded() {
        return "_%s_%s_%s".formatted(abroad, callingCode, home);
    }
}
