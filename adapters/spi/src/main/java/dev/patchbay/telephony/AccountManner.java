package dev.patchbay.telephony;

import java.util.regex.Pattern;

/// What a registrar wants in a way of its own.
///
/// @param realm the only one whose challenges are answered; empty for any
/// @param calledIn where it writes the number it calls
public record AccountManner(String realm, CalledIn calledIn) {

    /// What may stand between the quotes of a header and in any config file.
    private static final Pattern REALM = Pattern.compile("[A-Za-z0-9 ._@:/-]{0,128}");

    public static final AccountManner USUAL = new AccountManner("", CalledIn.FIRST_FOUND);

    public AccountManner {
        realm = realm.strip();
        Check.that(
                REALM.matcher(realm).matches(),
                "realm",
                realm,
                "up to 128 letters, digits, spaces or . _ @ : / -");
    }
}
