package dev.patchbay.telephony;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/// A certificate authority whose signature counts.
///
/// @param pem the one certificate as PEM, line breaks as usual
public record RootCertificate(String pem) {

    private static final String EXPECTED =
            "one certificate of a certificate authority as PEM (-----BEGIN CERTIFICATE----- …)";
    private static final Pattern PEM =
            Pattern.compile(
                    "-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\\s]{1,12000})-----END CERTIFICATE-----");
    private static final Base64.Encoder LINES =
            Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

    private static final class Everybodys {
        static final List<RootCertificate> ROOTS = read();
    }

    public RootCertificate {
        var found = PEM.matcher(pem.strip());
        Check.that(found.matches(), "root", pem.strip(), EXPECTED);
        pem = normal(authority(found.group(1), pem));
    }

    /// @return those this Java trusts
    public static List<RootCertificate> everybodys() {
        return Everybodys.ROOTS;
    }

    private static X509Certificate authority(String base64, String pem) {
        try {
            var bytes = Base64.getMimeDecoder().decode(base64);
            var read =
                    (X509Certificate)
                            CertificateFactory.getInstance("X.509")
                                    .generateCertificate(new ByteArrayInputStream(bytes));
            Check.that(
                    read.getBasicConstraints() >= 0 || read.getVersion() < 3,
                    "root",
                    read.getSubjectX500Principal().getName(),
                    EXPECTED + "; this one may not sign others");
            return read;
        } catch (CertificateException | IllegalArgumentException e) {
            throw Check.refused("root", pem.strip(), EXPECTED);
        }
    }

    private static String normal(X509Certificate certificate) {
        try {
            return "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
                    .formatted(LINES.encodeToString(certificate.getEncoded()));
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was read", e);
        }
    }

    private static List<RootCertificate> read() {
        try {
            var factory =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            return Arrays.stream(factory.getTrustManagers())
                    .filter(X509TrustManager.class::isInstance)
                    .map(X509TrustManager.class::cast)
                    .flatMap(manager -> Stream.of(manager.getAcceptedIssuers()))
                    .filter(it -> it.getBasicConstraints() >= 0 || it.getVersion() < 3)
                    .map(it -> new RootCertificate(normal(it)))
                    .toList();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has roots", e);
        }
    }
}
