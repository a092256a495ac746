package dev.patchbay.orchestrator.trunk;

import dev.patchbay.telephony.InvalidValueException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/// The country whose way of dialling a carrier uses, ISO 3166-1 alpha-2, such as `NO`.
public record Country(String code) {

    private static final Set<String> CODES = Set.copyOf(Arrays.asList(Locale.getISOCountries()));

    public Country {
        code = code.strip().toUpperCase(Locale.ROOT);
        if (!CODES.contains(code)) {
            throw new InvalidValueException(
                    "country",
                    code.replaceAll("\\p{Cntrl}", "␀"),
                    "a two-letter country code, such as NO");
        }
    }

    @Override
    public String toString() {
        return code;
    }
}
