package dev.patchbay.orchestrator.edge;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A certificate authority of the tests' own: a root, and an issuer below it.
public final class Authority {

    private static final KeyPair ROOT_KEYS = rsa(2048);
    private static final KeyPair ISSUER_KEYS = rsa(2048);

    private final X509Certificate root;
    private final X509Certificate issuer;

    public Authority(String name) {
        var rootName = "CN=%s Root".formatted(name);
        root = signed(new Order(rootName, ROOT_KEYS).authority(), rootName, ROOT_KEYS);
        issuer =
                signed(
                        new Order("CN=%s Issuer".formatted(name), ISSUER_KEYS).authority(),
                        rootName,
                        ROOT_KEYS);
    }

    public X509Certificate root() {
        return root;
    }

    public X509Certificate issuer() {
        return issuer;
    }

    /// What is ordered; good in every way unless said otherwise.
    public static final class Order {

        private final String subject;
        private final KeyPair keys;
        private List<String> names = List.of();
        private KeyPurposeId use = KeyPurposeId.id_kp_serverAuth;
        private Instant from = Instant.EPOCH;
        private Instant until = Instant.EPOCH;
        private boolean authority;

        private Order(String subject, KeyPair keys) {
            this.subject = subject;
            this.keys = keys;
            valid(Duration.ofDays(-1), Duration.ofDays(365));
        }

        public Order names(String... covered) {
            names = Arrays.asList(covered);
            return this;
        }

        public Order forClients() {
            use = KeyPurposeId.id_kp_clientAuth;
            return this;
        }

        /// @param begins from now, negative for the past
        public Order valid(Duration begins, Duration ends) {
            var now = Clock.systemUTC().instant();
            from = now.plus(begins);
            until = now.plus(ends);
            return this;
        }

        private Order authority() {
            authority = true;
            return this;
        }
    }

    public static Order rsaOrder(int bits) {
        return new Order("CN=sbc", rsa(bits));
    }

    public static Order ecOrder() {
        try {
            var keys = KeyPairGenerator.getInstance("EC");
            keys.initialize(256);
            return new Order("CN=sbc", keys.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The certificate and its issuer, with the key.
    public SbcCertificate issue(Order order) {
        return new SbcCertificate(
                new ArrayList<>(
                        List.of(
                                signed(
                                        order,
                                        issuer.getSubjectX500Principal().getName(),
                                        ISSUER_KEYS),
                                issuer)),
                order.keys.getPrivate());
    }

    private static KeyPair rsa(int bits) {
        try {
            var keys = KeyPairGenerator.getInstance("RSA");
            keys.initialize(bits);
            return keys.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509Certificate signed(Order order, String issuer, KeyPair keys) {
        try {
            var builder =
                    new JcaX509v3CertificateBuilder(
                            new X500Name(issuer),
                            new BigInteger(64, new SecureRandom()),
                            Date.from(order.from),
                            Date.from(order.until),
                            new X500Name(order.subject),
                            order.keys.getPublic());
            builder.addExtension(
                    Extension.basicConstraints, true, new BasicConstraints(order.authority));
            if (!order.authority) {
                builder.addExtension(
                        Extension.extendedKeyUsage, false, new ExtendedKeyUsage(order.use));
            }
            if (!order.names.isEmpty()) {
                builder.addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(
                                order.names.stream()
                                        .map(name -> new GeneralName(GeneralName.dNSName, name))
                                        .toArray(GeneralName[]::new)));
            }
            var signer = new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate());
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (CertIOException | OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
