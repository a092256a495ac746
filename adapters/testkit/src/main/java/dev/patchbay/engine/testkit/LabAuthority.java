package dev.patchbay.engine.testkit;

import dev.patchbay.lab.sip.net.TlsIdentity;
import dev.patchbay.telephony.RootCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A private certificate authority, which nobody knows who was not told of it.
public final class LabAuthority {

    private static final String NAME = "CN=Contract Root";

    public static final LabAuthority OURS = new LabAuthority();

    private final KeyPair keys = rsa();
    private final X509Certificate certificate = signed(NAME, keys, true, "127.0.0.1");

    private LabAuthority() {}

    /// @return to be given to a trunk
    public RootCertificate root() {
        try {
            return new RootCertificate(pem("CERTIFICATE", certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// @param address whom the certificate is for; also as its common name, for FreeSWITCH knows no
    ///   other addresses
    /// @return a server or client that trusts this authority alone
    public TlsIdentity identity(String address) {
        return identity(address, List.of(certificate));
    }

    /// @param roots a file with whom it trusts; nobody, if there is none
    public TlsIdentity identity(String address, Path roots) {
        if (!Files.exists(roots)) {
            return identity(address, List.of());
        }
        try (var text = Files.newInputStream(roots)) {
            return identity(
                    address,
                    CertificateFactory.getInstance("X.509").generateCertificates(text).stream()
                            .map(X509Certificate.class::cast)
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private TlsIdentity identity(String address, List<X509Certificate> trusted) {
        var own = rsa();
        try {
            return TlsIdentity.of(
                    List.of(signed("CN=" + address, own, false, address)),
                    own.getPrivate(),
                    trusted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Writes `certificate.pem` and `key.pem` for this address.
    void write(Path folder, String address) throws IOException {
        var own = rsa();
        try {
            Files.writeString(
                    folder.resolve("certificate.pem"),
                    pem("CERTIFICATE", signed("CN=" + address, own, false, address).getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        Key key = own.getPrivate();
        Files.writeString(folder.resolve("key.pem"), pem("PRIVATE KEY", key.getEncoded()));
    }

    private static String pem(String what, byte[] content) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(
                        what,
                        Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content),
                        what);
    }

    private static KeyPair rsa() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private X509Certificate signed(String subject, KeyPair own, boolean authority, String address) {
        try {
            var now = Clock.systemUTC().instant();
            var builder =
                    new JcaX509v3CertificateBuilder(
                            new X500Name(NAME),
                            new BigInteger(64, new SecureRandom()),
                            Date.from(now.minus(Duration.ofDays(1))),
                            Date.from(now.plus(Duration.ofDays(30))),
                            new X500Name(subject),
                            own.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            if (!authority) {
                builder.addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(new GeneralName(GeneralName.iPAddress, address)));
            }
            var signer = new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate());
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (CertIOException | OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
