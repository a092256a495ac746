package dev.patchbay.lab.hub;

import dev.patchbay.lab.sip.net.CertificateNames;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Optional;

/// Judges the certificate an SBC shows against the name it claims. Pure.
final class CertificateJudge {

    private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";

    private CertificateJudge() {}

    static void judge(Optional<X509Certificate> shown, String host, Findings findings) {
        var names = shown.map(CertificateNames::of).orElse(List.of());
        findings.look(
                Rule.CERTIFICATE_COVERS_CONTACT,
                shown.filter(it -> CertificateNames.cover(it, host)).isPresent(),
                "%s for '%s'".formatted(names, host));
        findings.look(
                Rule.CERTIFICATE_HAS_RSA_KEY,
                shown.filter(it ->
                                it.getPublicKey() instanceof RSAPublicKey key
                                        && key.getModulus().bitLength() >= 2048)
                        .isPresent(),
                shown.map(it -> it.getPublicKey().getAlgorithm()).orElse("no certificate"));
        findings.look(
                Rule.CERTIFICATE_FOR_SERVERS,
                shown.filter(CertificateJudge::forServers).isPresent(),
                "extended key usage");
    }

    private static boolean forServers(X509Certificate certificate) {
        try {
            var uses = certificate.getExtendedKeyUsage();
            return uses != null && uses.contains(SERVER_AUTH);
        } catch (CertificateParsingException unreadable) {
            return false;
        }
    }
}
