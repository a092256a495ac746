package dev.patchbay.orchestrator.numberplan;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import dev.patchbay.orchestrator.trunk.Country;
import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.PhoneNumber;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Turns what carriers dial and people type into `+E164`, and lists the spellings the other way
/// round. Pure, thread-safe.
public final class DialledText {

    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();
    private static final Pattern DIALLED = Pattern.compile("\\+?[0-9]{1,24}");

    private DialledText() {}

    /// What a carrier of this country means by the text, if it means a number at all. Digits that
    /// do not start like a call abroad or a national number are tried as E.164 without its `+`.
    public static Optional<PhoneNumber> meant(String dialled, Country country) {
        if (!DIALLED.matcher(dialled).matches()) {
            return Optional.empty();
        }
        return parsed(dialled, country)
                .filter(number -> PhoneNumber.isE164(number))
                .map(PhoneNumber::new);
    }

    private static Optional<String> parsed(String dialled, Country country) {
        try {
            var number = LIBRARY.parse(dialled, country.code());
            if (LIBRARY.isPossibleNumber(number) || dialled.startsWith("+")) {
                return Optional.of(LIBRARY.format(number, PhoneNumberFormat.E164));
            }
            var abroad = LIBRARY.parse("+" + dialled, country.code());
            return LIBRARY.isPossibleNumber(abroad)
                    ? Optional.of(LIBRARY.format(abroad, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException notANumber) {
            return Optional.empty();
        }
    }

    /// What a person typed on a page, with spaces, hyphens and brackets as people write them.
    ///
    /// @throws InvalidValueException if that is no number one can be called on
    public static PhoneNumber typed(String text, Country country) {
        var shown = text.replaceAll("\\p{Cntrl}", "␀");
        if (text.length() > 40 || !text.strip().matches("\\+?[0-9 ()./\\u00a0-]{3,}")) {
            throw refused(shown);
        }
        return meant(text.replaceAll("[^+0-9]", ""), country).orElseThrow(() -> refused(shown));
    }

    private static InvalidValueException refused(String shown) {
        return new InvalidValueException(
                "number",
                shown.length() > 60 ? shown.substring(0, 60) + "…" : shown,
                "a phone number, such as +47 22 00 01 00");
    }

    /// Every spelling a carrier of this country may dial the number in, E.164 first. Each of them
    /// means just this number; a spelling that would mean another is left out.
    public static Set<String> spellings(PhoneNumber number, Country country) {
        var spellings = written(number, country);
        spellings.removeIf(text -> !means(text, number, country));
        return spellings;
    }

    /// @return whether the text is one of a number's spellings
    public static boolean spells(String dialled, PhoneNumber number, Country country) {
        return written(number, country).contains(dialled) && means(dialled, number, country);
    }

    private static boolean means(String text, PhoneNumber number, Country country) {
        return text.equals(number.e164()) || meant(text, country).equals(Optional.of(number));
    }

    private static Set<String> written(PhoneNumber number, Country country) {
        var digits = number.e164().substring(1);
        var ways = new LinkedHashSet<String>();
        ways.add(number.e164());
        ways.add(digits);
        var rules = DiallingRules.of(country);
        ways.add(rules.abroad() + digits);
        if (digits.startsWith(rules.callingCode())) {
            var national = digits.substring(rules.callingCode().length());
            ways.add(national);
            if (!national.startsWith(rules.home())) {
                ways.add(rules.home() + national);
            }
        }
        return ways;
    }
}
