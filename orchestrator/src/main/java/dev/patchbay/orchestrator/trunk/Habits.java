package dev.patchbay.orchestrator.trunk;

import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.InvalidValueException;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a carrier wants in a way of its own.
///
/// @param called how it wants the number called
/// @param caller how it wants the caller's number, and how it writes those who call us
/// @param placement where it reads who calls
/// @param account the account's main number or name, told where the placement says so; empty for
///   the user name of the account that a call goes by
/// @param techPrefix what goes before every number called but short ones
/// @param domain host of the Request-URI where it wants another one than the address we send to
/// @param diverting what becomes of forwarded calls
public record Habits(
        NumberFormat called,
        NumberFormat caller,
        CallerPlacement placement,
        Optional<String> account,
        String techPrefix,
        Optional<HostName> domain,
        Diverting diverting) {

    private static final Pattern ACCOUNT = Pattern.compile("[+0-9A-Za-z][0-9A-Za-z._-]{0,63}");
    private static final Pattern TECH_PREFIX = Pattern.compile("[0-9*#]{0,6}");

    /// Numbers with their `+`, the caller in From: what most carriers take.
    public static final Habits USUAL =
            new Habits(
                    NumberFormat.E164,
                    NumberFormat.E164,
                    CallerPlacement.FROM,
                    Optional.empty(),
                    "",
                    Optional.empty(),
                    Diverting.USUAL);

    public Habits {
        account.ifPresent(text -> mustBeAccount("account", text));
        if (!TECH_PREFIX.matcher(techPrefix).matches()) {
            throw refused("techPrefix", techPrefix, "up to 6 digits, * or #");
        }
    }

    /// @return these, if a trunk that connects like this can have them
    /// @throws InvalidValueException if an account is to be told and there is none
    Habits checkedFor(TrunkConnection connection) {
        if (placement.namesAccount() && account.isEmpty()) {
            switch (connection) {
                case TrunkConnection.Registration registration ->
                        registration
                                .accounts()
                                .forEach(it -> mustBeAccount("account", it.username()));
                case TrunkConnection.StaticPeers peers ->
                        throw refused("account", "", "the account's number or name");
            }
        }
        return this;
    }

    private static void mustBeAccount(String field, String text) {
        if (!ACCOUNT.matcher(text).matches()) {
            throw refused(field, text, "a number or name of 1 to 64 letters, digits or . _ -");
        }
    }

    private static InvalidValueException refused(String field, String text, String expected) {
        return new InvalidValueException(field, text.replaceAll("\\p{Cntrl}", "␀"), expected);
    }
}
