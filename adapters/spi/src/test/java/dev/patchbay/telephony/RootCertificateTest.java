package dev.patchbay.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RootCertificateTest {

    private static final RootCertificate ROOT = RootCertificate.everybodys().getFirst();

    @Test
    void isTheSameHoweverItsLinesAreBroken() {
        var typed = "  " + ROOT.pem().replace("\n", "\r\n") + "\n";

        assertThat(new RootCertificate(typed)).isEqualTo(ROOT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "MIIB",
                "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----",
                "-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----"
            })
    void refusesWhatIsNoCertificate(String pem) {
        assertThatThrownBy(() -> new RootCertificate(pem))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageStartingWith("root:");
    }

    @Test
    void refusesTwoAtOnce() {
        assertThatThrownBy(() -> new RootCertificate(ROOT.pem() + ROOT.pem()))
                .isInstanceOf(InvalidValueException.class);
    }
}
