package dev.patchbay.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b",
                "a;b",
                "a\nb",
                "-a.example",
                "a-.example",
                "a..b",
                "300.1.1.1",
                "1.2.3",
                "[::1]",
                "bücher.example",
                "a.example."
            })
    void takesNoHostThatAConfigFileOrAHeaderWouldMisread(String host) {
        assertThatThrownBy(() -> new HostName(host))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageStartingWith("host: ")
                .hasMessageNotContaining("\n");
    }

    @Test
    void tellsAddressesFromNames() {
        assertThat(new HostName("203.0.113.10").isAddress()).isTrue();
        assertThat(new HostName("SIP.Carrier.Example").isAddress()).isFalse();
        assertThat(new HostName("SIP.Carrier.Example").value()).isEqualTo("sip.carrier.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "4722000100", "+0123456789", "+47220001001234567", "+47 22", "+1٢٣٤٥٦٧"})
    void takesNoNumberThatIsNotE164(String number) {
        assertThatThrownBy(() -> new PhoneNumber(number))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("+4722000100");
    }

    @Test
    void showsNoSecretInAnyText() {
        var secret = new Secret("hunter-two");

        assertThat(secret).hasToString("[redacted]");
        assertThat("%s".formatted(secret)).doesNotContain("hunter");
        assertThatThrownBy(() -> new Secret("hunter two"))
                .hasMessageContaining("[redacted]")
                .hasMessageNotContaining("hunter");
    }

    @Test
    void namesFieldValueAndExpectation() {
        assertThatThrownBy(() -> SipAddress.udp("203.0.113.10", 70_000))
                .hasMessage("port: '70000' (expected: 1 to 65535)");
    }
}
