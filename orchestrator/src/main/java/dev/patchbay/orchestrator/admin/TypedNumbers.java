package dev.patchbay.orchestrator.admin;

import dev.patchbay.orchestrator.numberplan.DialledText;
import dev.patchbay.orchestrator.trunk.Country;
import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.PhoneNumber;
import java.util.Set;
import java.util.TreeSet;

/// Numbers typed or pasted, one per line.
final class TypedNumbers {

    private static final int MOST_AT_ONCE = 5_000;
    private static final int LONGEST_SHOWN = 40;

    private TypedNumbers() {}

    /// @throws InvalidValueException naming the first line that is no number
    static Set<PhoneNumber> parsed(String typed, Country country) {
        var numbers = new TreeSet<PhoneNumber>();
        var lines = typed.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                numbers.add(parsed(lines.get(i), i + 1, country));
            }
        }
        if (numbers.isEmpty() || numbers.size() > MOST_AT_ONCE) {
            throw new InvalidValueException(
                    "number",
                    numbers.size() + " numbers",
                    "1 to %d numbers".formatted(MOST_AT_ONCE));
        }
        return numbers;
    }

    private static PhoneNumber parsed(String line, int number, Country country) {
        try {
            return DialledText.typed(line, country);
        } catch (InvalidValueException e) {
            var shown = line.strip().replaceAll("\\p{Cntrl}", "␀");
            if (shown.length() > LONGEST_SHOWN) {
                shown = shown.substring(0, LONGEST_SHOWN) + "…";
            }
            throw new InvalidValueException(
                    "number",
                    shown,
                    "%s, instead of “%s” in line %d".formatted(e.expected(), shown, number));
        }
    }
}
