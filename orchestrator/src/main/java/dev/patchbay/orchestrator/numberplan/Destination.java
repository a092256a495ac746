package dev.patchbay.orchestrator.numberplan;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import dev.patchbay.orchestrator.trunk.Barring;
import dev.patchbay.orchestrator.trunk.Country;
import dev.patchbay.telephony.PhoneNumber;
import java.util.List;
import java.util.Optional;

/// Whether a trunk's barring lets a call out. Pure, thread-safe.
public final class Destination {

    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();

    /// Longer texts are not emergency or service numbers of a country.
    private static final int SHORT = 6;

    private Destination() {}

    /// @return why the call must not go out, in words, or empty if it may
    public static Optional<String> barredBy(Barring barring, String dialled, Country country) {
        if (barring.none() || dialled.length() <= SHORT) {
            return Optional.empty();
        }
        return DialledText.meant(dialled, country)
                .map(number -> barredBy(barring, number, country))
                .orElse(Optional.of("no number one could look up"));
    }

    /// @param prefixes what numbers must begin with that may be called
    /// @return whether the call may go out; emergency and service numbers may
    public static boolean among(List<String> prefixes, String dialled, Country country) {
        return dialled.length() <= SHORT
                || meant(dialled, country)
                        .filter(number -> prefixes.stream().anyMatch(number.e164()::startsWith))
                        .isPresent();
    }

    /// @return whether the call would leave the country; emergency and service numbers do not, and
    ///   what is no number may
    public static boolean abroad(String dialled, Country country) {
        return dialled.length() > SHORT
                && meant(dialled, country)
                        .filter(number -> Inland.of(country).has(number.e164()))
                        .isEmpty();
    }

    /// Without the library where Teams wrote the number, for it always does so in full.
    private static Optional<PhoneNumber> meant(String dialled, Country country) {
        return PhoneNumber.isE164(dialled)
                ? Optional.of(new PhoneNumber(dialled))
                : DialledText.meant(dialled, country);
    }

    private static Optional<String> barredBy(Barring barring, PhoneNumber number, Country country) {
        var e164 = number.e164();
        var prefix = barring.prefixes().stream().filter(e164::startsWith).findFirst();
        if (prefix.isPresent()) {
            return prefix.map(it -> "begins with " + it);
        }
        if (barring.abroad() && !Inland.of(country).has(e164)) {
            return Optional.of("in another country");
        }
        return barring.premium() && premium(e164) ? Optional.of("costs extra") : Optional.empty();
    }

    private static boolean premium(String e164) {
        try {
            var number = LIBRARY.parse(e164, "ZZ");
            var type = LIBRARY.getNumberType(number);
            // exchanges leave out the digits that are too many
            return (type == PhoneNumberType.UNKNOWN && LIBRARY.truncateTooLongNumber(number)
                            ? LIBRARY.getNumberType(number)
                            : type)
                    == PhoneNumberType.PREMIUM_RATE;
        } catch (NumberParseException notANumber) {
            return false;
        }
    }
}
