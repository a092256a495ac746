package dev.patchbay.orchestrator.numberplan;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;
import dev.patchbay.orchestrator.trunk.Country;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What a country's carriers charge as a call within it. A calling code alone does not tell:
/// Jamaica has the United States'.
///
/// @param alone whether all countries that share the calling code are one to their carriers
/// @param regions the country, and the territories whose numbers are called like its own
/// @param largest of those that share the calling code
record Inland(String callingCode, boolean alone, Set<String> regions, String largest) {

    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();
    private static final Map<Country, Inland> KNOWN = new ConcurrentHashMap<>();

    /// Numbers of one plan and at one price. The Channel Islands and Man cost more from Great
    /// Britain, and most of what begins with +1 from the United States.
    private static final List<Set<String>> ONE_TO_CARRIERS =
            List.of(
                    Set.of("NO", "SJ"),
                    Set.of("FI", "AX"),
                    Set.of("IT", "VA"),
                    Set.of("AU", "CX", "CC"),
                    Set.of("MA", "EH"),
                    Set.of("RE", "YT"),
                    Set.of("GP", "BL", "MF"),
                    Set.of("SH", "TA"),
                    Set.of("US", "PR", "VI"));

    static Inland of(Country country) {
        return KNOWN.computeIfAbsent(country, Inland::found);
    }

    private static Inland found(Country country) {
        var regions =
                ONE_TO_CARRIERS.stream()
                        .filter(it -> it.contains(country.code()))
                        .findFirst()
                        .orElse(Set.of(country.code()));
        var code = DiallingRules.of(country).callingCode();
        var sharing = LIBRARY.getRegionCodesForCountryCode(Integer.parseInt(code));
        return new Inland(
                code,
                regions.containsAll(sharing),
                regions,
                LIBRARY.getRegionCodeForCountryCode(Integer.parseInt(code)));
    }

    boolean has(String e164) {
        return e164.startsWith(callingCode, 1) && (alone || isOfRegions(e164));
    }

    /// On the way of calls that are barred by it, so that no more is looked up than is needed.
    private boolean isOfRegions(String e164) {
        try {
            var number = LIBRARY.parse(e164, "ZZ");
            var region = LIBRARY.getRegionCodeForNumber(number);
            // exchanges leave out the digits that are too many
            if (region == null && LIBRARY.truncateTooLongNumber(number)) {
                region = LIBRARY.getRegionCodeForNumber(number);
            }
            return region == null
                    || regions.contains(region)
                    || (region.equals(largest) && ofAll(number));
        } catch (NumberParseException notANumber) {
            return false;
        }
    }

    /// Freephone and the like, dialled in all of the countries: the library knows the largest for
    /// theirs.
    private boolean ofAll(Phonenumber.PhoneNumber number) {
        return regions.stream().anyMatch(it -> LIBRARY.isValidNumberForRegion(number, it))
                || LIBRARY.getNumberType(number) == PhoneNumberType.TOLL_FREE;
    }
}
