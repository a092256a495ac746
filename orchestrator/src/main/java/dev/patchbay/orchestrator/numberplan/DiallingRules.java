package dev.patchbay.orchestrator.numberplan;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import dev.patchbay.orchestrator.trunk.Country;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/// What is dialled before a number in a country, as libphonenumber knows it.
///
/// @param callingCode such as `47`
/// @param home before a number of the same country, such as `0`; empty where there is nothing
/// @param abroad before the calling code of another country, such as `00`
public record DiallingRules(String callingCode, String home, String abroad) {

    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();
    private static final Map<Country, DiallingRules> KNOWN = new ConcurrentHashMap<>();

    /// Numbers of two countries, so that one of them is foreign from everywhere.
    private static final String NORWEGIAN = "+4722000100";

    private static final String AMERICAN = "+12015550123";

    public static DiallingRules of(Country country) {
        return KNOWN.computeIfAbsent(country, DiallingRules::found);
    }

    private static DiallingRules found(Country country) {
        return new DiallingRules(
                Integer.toString(LIBRARY.getCountryCodeForRegion(country.code())),
                Objects.requireNonNullElse(LIBRARY.getNddPrefixForRegion(country.code(), true), ""),
                internationalPrefix(country));
    }

    // the library knows it as a pattern and writes it only before a number
    private static String internationalPrefix(Country country) {
        var foreign = LIBRARY.getCountryCodeForRegion(country.code()) == 1 ? NORWEGIAN : AMERICAN;
        try {
            var written =
                    LIBRARY.formatOutOfCountryCallingNumber(
                            LIBRARY.parse(foreign, "ZZ"), country.code());
            var digits = written.replaceAll("[^0-9]", "");
            return digits.substring(0, digits.length() - (foreign.length() - 1));
        } catch (NumberParseException impossible) {
            throw new IllegalStateException(foreign, impossible);
        }
    }
}
