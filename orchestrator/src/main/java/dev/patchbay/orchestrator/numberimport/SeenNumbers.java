package dev.patchbay.orchestrator.numberimport;

import dev.patchbay.telephony.PhoneNumber;
import java.util.OptionalInt;

/// The numbers of a file and the lines they stand in, in 24 to 48 octets each, since there may be
/// millions.
final class SeenNumbers {

    private static final int FIRST_SIZE = 1 << 10;

    private long[] numbers = new long[FIRST_SIZE];
    private int[] lines = new int[FIRST_SIZE];
    private int count;

    /// @return the line it was in before, if it was in one
    OptionalInt put(PhoneNumber number, long line) {
        if (2 * count >= numbers.length) {
            grow();
        }
        var digits = Long.parseLong(number.e164(), 1, number.e164().length(), 10);
        var place = place(digits);
        if (numbers[place] == digits) {
            return OptionalInt.of(lines[place]);
        }
        numbers[place] = digits;
        lines[place] = Math.toIntExact(line);
        count++;
        return OptionalInt.empty();
    }

    private int place(long digits) {
        var mask = numbers.length - 1;
        var place = (int) ((digits * 0x9E3779B97F4A7C15L) >>> 32) & mask;
        while (numbers[place] != 0 && numbers[place] != digits) {
            place = (place + 1) & mask;
        }
        return place;
    }

    private void grow() {
        var oldNumbers = numbers;
        var oldLines = lines;
        numbers = new long[2 * oldNumbers.length];
        lines = new int[2 * oldLines.length];
        for (int i = 0; i < oldNumbers.length; i++) {
            if (oldNumbers[i] != 0) {
                var place = place(oldNumbers[i]);
                numbers[place] = oldNumbers[i];
                lines[place] = oldLines[i];
            }
        }
    }
}
