package dev.patchbay.orchestrator.numberplan;

import com.google.i18n.phonenumbers.ShortNumberInfo;
import dev.patchbay.orchestrator.trunk.Country;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The numbers that reach police, fire brigade and ambulance, per country, as libphonenumber knows
/// them. Thread-safe.
public final class EmergencyNumbers {

    /// No emergency number has more digits.
    public static final int LONGEST = 5;

    private static final ShortNumberInfo LIBRARY = ShortNumberInfo.getInstance();
    private static final Map<Country, Set<String>> KNOWN = new ConcurrentHashMap<>();
    private static final int SHORTEST = 2;

    private EmergencyNumbers() {}

    /// All of a country's, such as 110, 112 and 113 for Norway.
    public static Set<String> of(Country country) {
        return KNOWN.computeIfAbsent(country, EmergencyNumbers::found);
    }

    // the library answers about one number at a time and gives no list
    private static Set<String> found(Country country) {
        return IntStream.rangeClosed(SHORTEST, LONGEST)
                .boxed()
                .flatMap(EmergencyNumbers::ofLength)
                .filter(text -> LIBRARY.isEmergencyNumber(text, country.code()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> ofLength(int length) {
        return IntStream.range(0, (int) Math.pow(10, length))
                .mapToObj(number -> ("%0" + length + "d").formatted(number));
    }
}
