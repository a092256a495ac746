package dev.patchbay.orchestrator.admin;

import static dev.patchbay.orchestrator.admin.TrunkForm.text;

import dev.patchbay.orchestrator.trunk.TrunkConnection.Registration;
import dev.patchbay.telephony.AccountManner;
import dev.patchbay.telephony.CalledIn;
import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.Ipv4Network;
import dev.patchbay.telephony.SipAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a registrar wants in a way of its own, as typed.
record AccountForm(
        @Nullable String proxy,
        @Nullable String realm,
        @Nullable String calledIn,
        @Nullable String accountFrom) {

    static final AccountForm EMPTY =
            new AccountForm("", "", AccountManner.USUAL.calledIn().name(), "");

    static AccountForm of(Registration account) {
        var manner = account.manner();
        return new AccountForm(
                manner.proxy().map(StaticForm::line).orElse(""),
                manner.realm(),
                manner.calledIn().name(),
                StaticForm.rangeLines(account.alsoFrom()));
    }

    AccountManner manner() {
        return new AccountManner(proxyTyped(), text(realm), CalledIn.named(text(calledIn)));
    }

    private Optional<SipAddress> proxyTyped() {
        var typed = text(proxy);
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(StaticForm.address(typed));
        } catch (InvalidValueException e) {
            throw new InvalidValueException(
                    "proxy",
                    typed.replaceAll("\\p{Cntrl}", "␀"),
                    "a name or address, such as proxy.carrier.example:5060 TCP");
        }
    }

    List<Ipv4Network> alsoFrom() {
        try {
            return StaticForm.ranges(accountFrom);
        } catch (InvalidValueException e) {
            throw new InvalidValueException("accountFrom", text(accountFrom), e.expected());
        }
    }
}
