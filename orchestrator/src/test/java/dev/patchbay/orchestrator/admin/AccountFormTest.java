package dev.patchbay.orchestrator.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.orchestrator.trunk.TrunkAccount;
import dev.patchbay.orchestrator.trunk.TrunkConnection.Registration;
import dev.patchbay.telephony.AccountManner;
import dev.patchbay.telephony.CalledIn;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.Ipv4Network;
import dev.patchbay.telephony.Secret;
import dev.patchbay.telephony.SipAddress;
import dev.patchbay.telephony.SipTransport;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountFormTest {

    private static final TrunkAccount FIRST =
            new TrunkAccount("acme", "acme@login", new Secret("first"), List.of("+4722", "+4790"));
    private static final TrunkAccount SECOND = new TrunkAccount("other", "", new Secret("second"));

    @Test
    void writesWhatItReads() {
        var registration =
                new Registration(
                        SipAddress.udp("sip.carrier.example", 5060),
                        List.of(FIRST, SECOND),
                        List.of(
                                new SipAddress(
                                        new HostName("proxy.carrier.example"),
                                        5061,
                                        SipTransport.TCP),
                                SipAddress.udp("proxy2.carrier.example", 5060)),
                        Duration.ofMinutes(5),
                        new AccountManner("carrier realm", CalledIn.P_CALLED_PARTY_ID),
                        List.of(Ipv4Network.parse("198.51.100.0/25")));

        var form = AccountForm.of(registration);

        assertThat(form.toString()).doesNotContain("first", "second");
        assertThat(form.accounts(registration.accounts())).isEqualTo(registration.accounts());
        assertThat(form.proxyAddresses()).isEqualTo(registration.proxies());
        assertThat(form.manner()).isEqualTo(registration.manner());
        assertThat(form.alsoFrom()).isEqualTo(registration.alsoFrom());
    }

    @Test
    void keepsEachAccountsOwnPasswordWhenOthersGoOrAreRenamedOrComeBetween() {
        var there = List.of(FIRST, SECOND);
        var gone = new AccountRow("acme", "acme", "", "", "", "", "true");
        var renamed = new AccountRow("other", "acme", "", "", "", "", "");
        var fresh = new AccountRow("", "third", "", "new", "", "+47 +46,+45", "");

        assertThat(typed(gone, AccountRow.EMPTY, fresh, null, renamed).accounts(there))
                .containsExactly(
                        new TrunkAccount(
                                "third", "", new Secret("new"), List.of("+47", "+46", "+45")),
                        new TrunkAccount("acme", "", new Secret("second")));
    }

    /// Somebody else has removed it meanwhile, and another one may be at its place.
    @Test
    void asksForThePasswordOfAnAccountThatIsNotThereAnyMore() {
        var row = new AccountRow("acme", "acme", "", "", "", "", "");

        assertThatThrownBy(() -> typed(row).accounts(List.of(SECOND)))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        fault -> assertThat(fault.field()).isEqualTo("accounts[0].password"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ac;me | '' | pw | '' | accounts[1].username",
                "acme | 'a b' | pw | '' | accounts[1].loginName",
                "acme | '' | '' | '' | accounts[1].password",
                "acme | '' | pw | 2200 | accounts[1].numbers"
            })
    void saysAtTheAccountsFieldWhatIsWrong(
            String username, String login, String password, String numbers, String field) {
        var row = new AccountRow("", username, login, password, "", numbers, "");

        assertThatThrownBy(() -> typed(AccountRow.of(FIRST), row).accounts(List.of(FIRST)))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        fault -> assertThat(fault.field()).isEqualTo(field));
    }

    @Test
    void doesNotTakeTheOldPasswordForOneThatWasTypedAndNotSentBack() {
        var kept = AccountRow.of(SECOND);
        var lost = new AccountRow("acme", "acme", "", "", "true", "", "");
        var again = new AccountRow("acme", "acme", "", "new", "true", "", "");

        assertThat(typed(kept, lost).passwordsLost()).containsExactly("accounts[1].password");
        assertThatThrownBy(() -> typed(kept, lost).accounts(List.of(FIRST, SECOND)))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        fault -> {
                            assertThat(fault.field()).isEqualTo("accounts[1].password");
                            assertThat(fault.expected()).contains("the password again");
                        });
        assertThat(typed(kept, again).accounts(List.of(FIRST, SECOND)))
                .extracting(it -> it.password().reveal())
                .containsExactly("second", "new");
    }

    @Test
    void asksForAnAccountWhereThereIsNone() {
        assertThatThrownBy(() -> AccountForm.EMPTY.accounts(List.of()))
                .hasMessageContaining("accounts[0].username");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'proxy.example;lr' | '' | TO | '' | proxies",
                "proxy.example:99999 | '' | TO | '' | proxies",
                "'' | 'car\"rier' | TO | '' | realm",
                "'' | '' | FROM | '' | calledIn",
                "'' | '' | TO | carrier.example | accountFrom"
            })
    void saysAtTheFieldWhatIsWrong(
            String proxies, String realm, String calledIn, String accountFrom, String field) {
        var typed = new AccountForm(List.of(), proxies, realm, calledIn, accountFrom);

        assertThatThrownBy(
                        () -> {
                            var _ = typed.proxyAddresses();
                            var _ = typed.manner();
                            var _ = typed.alsoFrom();
                        })
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        fault -> assertThat(fault.field()).isEqualTo(field));
    }

    private static AccountForm typed(@Nullable AccountRow... rows) {
        return new AccountForm(Arrays.asList(rows), "", "", "TO", "");
    }
}
