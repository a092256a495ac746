package dev.patchbay.orchestrator.numberplan;

import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.PhoneNumber;
import java.util.regex.Pattern;

/// A place in a search, so that the page beside it is found as quickly however far down it is.
///
/// @param side on which of its sides the page is
/// @param lane which of the search's readings it is in
/// @param number the number at this place, which is not on the page
/// @param account of that number, for readings in the order of accounts; else empty
public record Cursor(Side side, int lane, PhoneNumber number, String account) {

    private static final Pattern WRITTEN =
            Pattern.compile("(-?)([0-9]{1,6}):(\\+[1-9][0-9]{6,14}):(\\P{Cntrl}{0,113})");

    public enum Side {
        AFTER,
        BEFORE
    }

    public static Cursor of(String written) {
        var parts = WRITTEN.matcher(written);
        if (!parts.matches()) {
            throw new InvalidValueException(
                    "after",
                    written.replaceAll("\\p{Cntrl}", "␀"),
                    "what another page gave as next or previous");
        }
        return new Cursor(
                parts.group(1).isEmpty() ? Side.AFTER : Side.BEFORE,
                Integer.parseInt(parts.group(2)),
                new PhoneNumber(parts.group(3)),
                parts.group(4));
    }

    public String written() {
        return (side == Side.AFTER ? "" : "-") + lane + ":" + number + ":" + account;
    }
}
