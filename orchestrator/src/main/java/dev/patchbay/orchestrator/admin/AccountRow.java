package dev.patchbay.orchestrator.admin;

import static dev.patchbay.orchestrator.admin.TrunkForm.text;

import dev.patchbay.orchestrator.trunk.TrunkAccount;
import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.Secret;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One account of a trunk as typed.
///
/// @param before the user name it had when the form was made, by which its password is found again;
///   empty for a new one
/// @param retype whether a password was typed that is lost, because it is not sent back
/// @param remove whether it is to go
record AccountRow(
        @Nullable String before,
        @Nullable String username,
        @Nullable String loginName,
        @Nullable String password,
        @Nullable String retype,
        @Nullable String numbers,
        @Nullable String remove) {

    static final AccountRow EMPTY = new AccountRow("", "", "", "", "", "", "");

    static AccountRow of(TrunkAccount account) {
        return new AccountRow(
                account.username(),
                account.username(),
                account.loginName().equals(account.username()) ? "" : account.loginName(),
                "",
                "",
                String.join(" ", account.numbers()),
                "");
    }

    public boolean fresh() {
        return text(before).isEmpty();
    }

    /// @return whether the form, when it comes back, lacks a password that was typed
    public boolean passwordLost() {
        return Retyped.lost(password, retype);
    }

    /// @return whether it stands for no account
    boolean none() {
        return text(remove).equals("true") || (fresh() && nothingTyped());
    }

    private boolean nothingTyped() {
        return text(username).isEmpty() && text(loginName).isEmpty() && text(numbers).isEmpty();
    }

    /// @param place its place in the form
    /// @param there the accounts there are; the one it was keeps its password if none is typed
    TrunkAccount account(int place, List<TrunkAccount> there) {
        try {
            return new TrunkAccount(
                    text(username),
                    text(loginName),
                    secret(there),
                    Arrays.stream(text(numbers).split("[\\s,;]+"))
                            .filter(it -> !it.isEmpty())
                            .toList());
        } catch (InvalidValueException e) {
            throw e.at("accounts[%d].%s".formatted(place, e.field()));
        }
    }

    private Secret secret(List<TrunkAccount> there) {
        var typed = Retyped.typed("password", password, retype);
        return kept(there).filter(it -> typed.isEmpty()).orElseGet(() -> new Secret(typed));
    }

    private Optional<Secret> kept(List<TrunkAccount> there) {
        return there.stream()
                .filter(it -> it.username().equals(text(before)))
                .map(TrunkAccount::password)
                .findFirst();
    }

    @Override
    public String toString() {
        return "AccountRow[%s]".formatted(username);
    }
}
