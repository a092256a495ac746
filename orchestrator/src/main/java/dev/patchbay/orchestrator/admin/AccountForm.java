package dev.patchbay.orchestrator.admin;

import static dev.patchbay.orchestrator.admin.TrunkForm.text;

import dev.patchbay.orchestrator.trunk.TrunkAccount;
import dev.patchbay.orchestrator.trunk.TrunkConnection.Registration;
import dev.patchbay.telephony.AccountManner;
import dev.patchbay.telephony.CalledIn;
import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.Ipv4Network;
import dev.patchbay.telephony.SipAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The accounts at a registrar, and what it wants in a way of its own, as typed.
///
/// @param accounts in order, with nothing where a row is missing
record AccountForm(
        @Nullable List<@Nullable AccountRow> accounts,
        @Nullable String proxies,
        @Nullable String realm,
        @Nullable String calledIn,
        @Nullable String accountFrom) {

    static final AccountForm EMPTY =
            new AccountForm(
                    List.of(AccountRow.EMPTY), "", "", AccountManner.USUAL.calledIn().name(), "");

    static AccountForm of(Registration registration) {
        var manner = registration.manner();
        return new AccountForm(
                registration.accounts().stream().<@Nullable AccountRow>map(AccountRow::of).toList(),
                registration.proxies().stream()
                        .map(StaticForm::line)
                        .collect(Collectors.joining("\n")),
                manner.realm(),
                manner.calledIn().name(),
                StaticForm.rangeLines(registration.alsoFrom()));
    }

    /// @return a row for each account, at least one
    public List<AccountRow> rows() {
        return accounts == null || accounts.isEmpty()
                ? List.of(AccountRow.EMPTY)
                : accounts.stream()
                        .map(row -> Objects.requireNonNullElse(row, AccountRow.EMPTY))
                        .toList();
    }

    /// @param there the accounts there are
    List<TrunkAccount> accounts(List<TrunkAccount> there) {
        var rows = rows();
        var typed = new ArrayList<TrunkAccount>();
        for (var place = 0; place < rows.size(); place++) {
            if (!rows.get(place).none()) {
                typed.add(rows.get(place).account(place, there));
            }
        }
        if (typed.isEmpty()) {
            throw new InvalidValueException(
                    "accounts[0].username", "", "the user name of an account");
        }
        return typed;
    }

    /// @return the fields whose passwords are lost when the form comes back
    Stream<String> passwordsLost() {
        var rows = rows();
        return IntStream.range(0, rows.size())
                .filter(place -> !rows.get(place).none() && rows.get(place).passwordLost())
                .mapToObj("accounts[%d].password"::formatted);
    }

    AccountManner manner() {
        return new AccountManner(text(realm), CalledIn.named(text(calledIn)));
    }

    List<SipAddress> proxyAddresses() {
        try {
            return StaticForm.filled(proxies).stream().map(StaticForm::address).toList();
        } catch (InvalidValueException e) {
            throw new InvalidValueException(
                    "proxies",
                    text(proxies).replaceAll("\\p{Cntrl}", "␀"),
                    "a name or address, such as proxy.carrier.example:5060 TCP, on each line");
        }
    }

    List<Ipv4Network> alsoFrom() {
        try {
            return StaticForm.ranges(accountFrom);
        } catch (InvalidValueException e) {
            throw e.at("accountFrom");
        }
    }
}
