package dev.patchbay.orchestrator.edge;

import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.pem.PemContent;

/// The certificate this SBC shows to Teams, with its key and the issuers' certificates. Says
/// nothing about whether Teams would take it.
///
/// @param chain the certificate itself first
public record SbcCertificate(List<X509Certificate> chain, PrivateKey key) {

    /// Five certificates and a 4096-bit key are a tenth of it.
    static final int LONGEST = 100_000;

    private static final String FIELD = "certificate";
    private static final int TYPE_DNS = 2;

    public SbcCertificate {
        chain = List.copyOf(chain);
        if (chain.isEmpty() || !fits(chain.getFirst(), key)) {
            throw new InvalidValueException(
                    FIELD, "a key of another certificate", "the key that belongs to it");
        }
    }

    /// @param text certificates and an unencrypted key, in PEM, one after another
    public static SbcCertificate ofPem(String text) {
        if (text.length() > LONGEST) {
            throw unreadable(null);
        }
        try {
            var content = PemContent.of(text);
            var key = content.getPrivateKey();
            if (key == null) {
                throw new InvalidValueException(
                        FIELD, "no private key", "the private key, not encrypted, below it");
            }
            return new SbcCertificate(content.getCertificates(), key);
        } catch (IllegalStateException | IllegalArgumentException malformed) {
            if (malformed instanceof InvalidValueException ours) {
                throw ours;
            }
            throw unreadable(malformed);
        }
    }

    /// @param file a PKCS#12 store with one key
    public static SbcCertificate ofPkcs12(byte[] file, Optional<Secret> password) {
        if (file.length > LONGEST) {
            throw unreadable(null);
        }
        var word = password.map(Secret::reveal).orElse("").toCharArray();
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(file), word);
            for (var alias : Collections.list(store.aliases())) {
                if (store.getKey(alias, word) instanceof PrivateKey key) {
                    var chain = new ArrayList<X509Certificate>();
                    for (var certificate : store.getCertificateChain(alias)) {
                        chain.add((X509Certificate) certificate);
                    }
                    return new SbcCertificate(chain, key);
                }
            }
        } catch (IOException wrong) {
            throw new InvalidValueException(
                    "password", "[redacted]", "the password of a PKCS#12 file");
        } catch (GeneralSecurityException malformed) {
            throw unreadable(malformed);
        }
        throw new InvalidValueException(FIELD, "no key", "a PKCS#12 file with a private key");
    }

    private static InvalidValueException unreadable(@Nullable Throwable why) {
        var refusal =
                new InvalidValueException(
                        FIELD, "unreadable", "certificates and a private key in PEM, or PKCS#12");
        if (why != null) {
            refusal.initCause(why);
        }
        return refusal;
    }

    private static boolean fits(X509Certificate certificate, PrivateKey key) {
        try {
            var algorithm = key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
            var sample = new byte[32];
            new SecureRandom().nextBytes(sample);
            var signer = Signature.getInstance(algorithm);
            signer.initSign(key);
            signer.update(sample);
            var verifier = Signature.getInstance(algorithm);
            verifier.initVerify(certificate.getPublicKey());
            verifier.update(sample);
            return verifier.verify(signer.sign());
        } catch (GeneralSecurityException otherKind) {
            return false;
        }
    }

    public X509Certificate leaf() {
        return chain.getFirst();
    }

    /// The chain as far as each was issued by the next; Java takes no other for a key.
    List<X509Certificate> inOrder() {
        var good = 1;
        while (good < chain.size()
                && chain.get(good)
                        .getSubjectX500Principal()
                        .equals(chain.get(good - 1).getIssuerX500Principal())) {
            good++;
        }
        return chain.subList(0, good);
    }

    /// The DNS names it covers, in lower case.
    public List<String> names() {
        return names(leaf());
    }

    static List<String> names(X509Certificate certificate) {
        try {
            var names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? List.of()
                    : names.stream()
                            .filter(name -> name.get(0) instanceof Integer type && type == TYPE_DNS)
                            .map(name -> String.valueOf(name.get(1)).toLowerCase(Locale.ROOT))
                            .toList();
        } catch (CertificateParsingException malformed) {
            return List.of();
        }
    }

    String chainPem() {
        return pem(chain);
    }

    String keyPem() {
        return block("PRIVATE KEY", key.getEncoded());
    }

    static String pem(List<X509Certificate> certificates) {
        var text = new StringBuilder();
        for (var certificate : certificates) {
            try {
                text.append(block("CERTIFICATE", certificate.getEncoded()));
            } catch (CertificateEncodingException e) {
                throw new IllegalStateException("it was decoded before", e);
            }
        }
        return text.toString();
    }

    private static String block(String kind, byte[] content) {
        var lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(kind, lines.encodeToString(content), kind);
    }

    /// Never the key.
    @Override
    public String toString() {
        return "certificate of %s".formatted(leaf().getSubjectX500Principal());
    }
}
