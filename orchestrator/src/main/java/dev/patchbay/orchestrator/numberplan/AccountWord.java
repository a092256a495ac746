package dev.patchbay.orchestrator.numberplan;

import java.util.regex.Pattern;

/// What people search an account by besides its beginning: `hansen` of `kari.hansen@acme.example`.
final class AccountWord {

    private static final Pattern ALL_BEFORE = Pattern.compile("^.*[._-]");

    private AccountWord() {}

    static String of(String account) {
        var local = account.substring(0, Math.max(0, account.indexOf('@')));
        return ALL_BEFORE.matcher(local).replaceFirst("");
    }
}
