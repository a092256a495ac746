package dev.patchbay.orchestrator.trunk;

import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.PhoneNumber;
import dev.patchbay.telephony.Secret;
import java.util.List;
import java.util.regex.Pattern;

/// One of a trunk's accounts at the carrier.
///
/// @param username user part of our address there
/// @param loginName the digest's user name, if the carrier gave out another one; empty for the same
/// @param numbers what the numbers begin with whose calls go out by this account, besides the one
///   that is its user name
public record TrunkAccount(
        String username, String loginName, Secret password, List<String> numbers) {

    static final int MOST_NUMBERS = 100;

    /// RFC 3261 `unreserved`: it stands in a SIP URI, in a digest and in config files alike.
    private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9._~*+!()'-]{1,64}");

    /// Some are given out as a whole address.
    private static final Pattern LOGIN_NAME = Pattern.compile("[A-Za-z0-9._~*+!()'@-]{1,128}");

    private static final Pattern NUMBERS = Pattern.compile("\\+[1-9][0-9]{0,14}");

    /// An account whose calls are nobody's in particular.
    public TrunkAccount(String username, String loginName, Secret password) {
        this(username, loginName, password, List.of());
    }

    public TrunkAccount {
        username = username.strip();
        loginName = loginName.isBlank() ? username : loginName.strip();
        numbers = numbers.stream().distinct().toList();
        if (!USERNAME.matcher(username).matches()) {
            throw refused("username", username, "1 to 64 letters, digits or . _ ~ * + ! ( ) ' -");
        }
        if (!LOGIN_NAME.matcher(loginName).matches()) {
            throw refused(
                    "loginName", loginName, "1 to 128 letters, digits or . _ ~ * + ! ( ) ' @ -");
        }
        for (var number : numbers) {
            if (!NUMBERS.matcher(number).matches()) {
                throw refused(
                        "numbers", number, "numbers or their beginnings, such as +47220001, each");
            }
        }
        if (numbers.size() > MOST_NUMBERS) {
            throw new InvalidValueException(
                    "numbers", numbers.size() + " beginnings", "at most 100 beginnings");
        }
    }

    private static InvalidValueException refused(String field, String text, String expected) {
        return new InvalidValueException(field, text.replaceAll("\\p{Cntrl}", "␀"), expected);
    }

    /// How surely a number is this account's: by all of its digits, by the longest beginning that
    /// is named, or not at all.
    ///
    /// @return how many of its digits say so, 0 for none
    public int claim(PhoneNumber number) {
        var e164 = number.e164();
        var itself = username.startsWith("+") ? username : "+" + username;
        return e164.equals(itself)
                ? e164.length()
                : numbers.stream()
                        .filter(e164::startsWith)
                        .mapToInt(String::length)
                        .max()
                        .orElse(0);
    }

    @Override
    public String toString() {
        return "TrunkAccount[%s]".formatted(username);
    }
}
