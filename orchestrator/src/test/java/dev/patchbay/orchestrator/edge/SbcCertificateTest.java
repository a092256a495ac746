package dev.patchbay.orchestrator.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.Secret;
import java.io.ByteArrayOutputStream;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SbcCertificateTest {

    private final Authority authority = new Authority("Test");
    private final SbcCertificate good =
            authority.issue(Authority.rsaOrder(2048).names("sbc.example", "*.sbc.example"));

    @Test
    void readsWhatItWroteInPem() {
        var again = SbcCertificate.ofPem(good.chainPem() + good.keyPem());

        assertThat(again.chain()).isEqualTo(good.chain());
        assertThat(again.names()).containsExactly("sbc.example", "*.sbc.example");
    }

    @Test
    void readsPkcs12() throws Exception {
        // given
        var word = "lab-only-7".toCharArray();
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("sbc", good.key(), word, good.chain().toArray(Certificate[]::new));
        var file = new ByteArrayOutputStream();
        store.store(file, word);

        // then
        assertThat(
                        SbcCertificate.ofPkcs12(
                                        file.toByteArray(), Optional.of(new Secret("lab-only-7")))
                                .chain())
                .isEqualTo(good.chain());
        assertThatThrownBy(() ->
                        SbcCertificate.ofPkcs12(
                                file.toByteArray(), Optional.of(new Secret("another"))))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageNotContaining("another");
    }

    @Test
    void refusesTheKeyOfAnotherCertificate() {
        var other = authority.issue(Authority.rsaOrder(2048).names("sbc.example"));

        assertThatThrownBy(() -> SbcCertificate.ofPem(good.chainPem() + other.keyPem()))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("the key that belongs to it");
    }

    @Test
    void refusesACertificateWithoutItsKey() {
        assertThatThrownBy(() -> SbcCertificate.ofPem(good.chainPem()))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("private key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no pem at all",
                "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
                "-----BEGIN CERTIFICATE-----"
            })
    void refusesWhatItCannotReadInOneSentence(String text) {
        assertThatThrownBy(() -> SbcCertificate.ofPem(text))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> SbcCertificate.ofPem(text + good.keyPem()))
                .isInstanceOf(InvalidValueException.class);
    }

    @Test
    void refusesFilesFarTooLong() {
        assertThatThrownBy(() -> SbcCertificate.ofPem("x".repeat(SbcCertificate.LONGEST + 1)))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() ->
                        SbcCertificate.ofPkcs12(
                                new byte[SbcCertificate.LONGEST + 1], Optional.empty()))
                .isInstanceOf(InvalidValueException.class);
    }

    @Test
    void neverPrintsItsKey() {
        assertThat(good.toString()).doesNotContain("PRIVATE").contains("CN=sbc");
    }

    @Test
    void shipsTheSevenRootsOfMicrosoft() {
        assertThat(Roots.with(null).microsofts())
                .extracting(root -> CertificateJudge.name(root).replaceFirst("^CN=([^,]*).*", "$1"))
                .containsExactlyInAnyOrder(
                        "DigiCert Global Root CA",
                        "DigiCert Global Root G2",
                        "DigiCert Global Root G3",
                        "DigiCert TLS ECC P384 Root G5",
                        "DigiCert TLS RSA4096 Root G5",
                        "Microsoft ECC Root Certificate Authority 2017",
                        "Microsoft RSA Root Certificate Authority 2017");
    }
}
