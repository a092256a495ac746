package dev.patchbay.telephony;

import java.util.regex.Pattern;

/// What answers a digest challenge (RFC 3261 section 22).
public record Login(String username, Secret password) {

    /// Some are given out as a whole address.
    private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9._~*+!()'@-]{1,128}");

    public Login {
        username = username.strip();
        Check.that(
                USERNAME.matcher(username).matches(),
                "loginName",
                username,
                "1 to 128 letters, digits or . _ ~ * + ! ( ) ' @ -");
    }
}
