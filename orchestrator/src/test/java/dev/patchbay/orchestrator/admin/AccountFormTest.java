package dev.patchbay.orchestrator.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.orchestrator.trunk.TrunkConnection.Registration;
import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.Secret;
import dev.patchbay.telephony.SipAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountFormTest {

    @Test
    void writesWhatItReads() {
        var typed =
                new AccountForm(
                        "proxy.carrier.example:5061 TCP",
                        "carrier realm",
                        "P_CALLED_PARTY_ID",
                        "198.51.100.0/25\n203.0.113.9");

        var account =
                new Registration(
                        SipAddress.udp("sip.carrier.example", 5060),
                        "acme",
                        "",
                        new Secret("secret"),
                        Duration.ofMinutes(5),
                        typed.manner(),
                        typed.alsoFrom());

        assertThat(AccountForm.of(account)).isEqualTo(typed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'proxy.example;lr' | '' | TO | '' | proxy",
                "proxy.example:99999 | '' | TO | '' | proxy",
                "'' | 'car\"rier' | TO | '' | realm",
                "'' | '' | FROM | '' | calledIn",
                "'' | '' | TO | carrier.example | accountFrom"
            })
    void saysAtTheFieldWhatIsWrong(
            String proxy, String realm, String calledIn, String accountFrom, String field) {
        var typed = new AccountForm(proxy, realm, calledIn, accountFrom);

        assertThatThrownBy(
                        () -> {
                            var _ = typed.manner();
                            var _ = typed.alsoFrom();
                        })
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        fault -> assertThat(fault.field()).isEqualTo(field));
    }
}
