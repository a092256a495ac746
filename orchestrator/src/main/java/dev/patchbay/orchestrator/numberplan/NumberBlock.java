package dev.patchbay.orchestrator.numberplan;

import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.PhoneNumber;
import java.util.ArrayList;
import java.util.List;

/// Numbers in a row, as a carrier gave them.
///
/// @param size from the first on, all with as many digits
public record NumberBlock(PhoneNumber first, int size, TrunkId trunk) {

    public static final int LARGEST = 10_000;

    public NumberBlock {
        if (size < 1 || size > LARGEST) {
            throw new InvalidValueException(
                    "size", Integer.toString(size), "1 to %,d numbers".formatted(LARGEST));
        }
        if (text(value(first) + size - 1).length() != first.e164().length()) {
            throw new InvalidValueException(
                    "size",
                    Integer.toString(size),
                    "as many numbers as there are with the digits of the first");
        }
    }

    private static long value(PhoneNumber number) {
        return Long.parseLong(number.e164().substring(1));
    }

    private static String text(long value) {
        return "+" + value;
    }

    public PhoneNumber last() {
        return new PhoneNumber(text(value(first) + size - 1));
    }

    public List<PhoneNumber> numbers() {
        var numbers = new ArrayList<PhoneNumber>(size);
        for (var value = value(first); value < value(first) + size; value++) {
            numbers.add(new PhoneNumber(text(value)));
        }
        return numbers;
    }
}
