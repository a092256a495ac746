package dev.patchbay.telephony;

import java.util.regex.Pattern;

/// A number in E.164 form, such as `+4722000100`. Carriers send many spellings; the number plan
/// turns those into this type once, at the edge.
public record PhoneNumber(String e164) implements Comparable<PhoneNumber> {

    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");

    public PhoneNumber {
        Check.that(
                E164.matcher(e164).matches(),
                "number",
                e164,
                "'+' and 7 to 15 digits, such as +4722000100");
    }

    /// @return whether the text is already written as `+E.164`
    public static boolean isE164(String text) {
        return E164.matcher(text).matches();
    }

    @Override
    public int compareTo(PhoneNumber other) {
        return e164.compareTo(other.e164);
    }

    @Override
    public String toString() {
        return e164;
    }
}
