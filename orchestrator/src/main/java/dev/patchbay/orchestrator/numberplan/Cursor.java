package dev.patchbay.orchestrator.numberplan;

import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.PhoneNumber;
import java.util.regex.Pattern;

/// Where a page of a search ended, so that the next one begins there however far down it is.
///
/// @param lane which of the search's readings it was in
/// @param account of the last number, for readings in the order of accounts; else empty
public record Cursor(int lane, PhoneNumber last, String account) {

    private static final Pattern WRITTEN =
            Pattern.compile("([0-9]{1,6}):(\\+[1-9][0-9]{6,14}):(\\P{Cntrl}{0,113})");

    public static Cursor of(String written) {
        var parts = WRITTEN.matcher(written);
        if (!parts.matches()) {
            throw new InvalidValueException(
                    "after",
                    written.replaceAll("\\p{Cntrl}", "␀"),
                    "what the page before gave as next");
        }
        return new Cursor(
                Integer.parseInt(parts.group(1)), new PhoneNumber(parts.group(2)), parts.group(3));
    }

    public String written() {
        return lane + ":" + last + ":" + account;
    }
}
