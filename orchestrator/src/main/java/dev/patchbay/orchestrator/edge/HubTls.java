package dev.patchbay.orchestrator.edge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.springframework.boot.ssl.pem.PemContent;

/// TLS towards the hubs: our certificate, Microsoft's roots.
final class HubTls {

    private static final String ANY = "hub";

    private HubTls() {}

    static SSLContext context(Optional<SbcCertificate> certificate, List<X509Certificate> roots) {
        try {
            var trusted = emptyStore();
            for (var place = 0; place < roots.size(); place++) {
                trusted.setCertificateEntry(ANY + place, roots.get(place));
            }
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            var context = SSLContext.getInstance("TLS");
            context.init(keys(certificate), trust.getTrustManagers(), new SecureRandom());
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has TLS", e);
        }
    }

    private static KeyManager[] keys(Optional<SbcCertificate> certificate)
            throws GeneralSecurityException {
        var own = emptyStore();
        if (certificate.isPresent()) {
            own.setKeyEntry(
                    ANY,
                    certificate.get().key(),
                    new char[0],
                    certificate.get().inOrder().toArray(Certificate[]::new));
        }
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, new char[0]);
        return keys.getKeyManagers();
    }

    private static KeyStore emptyStore() throws GeneralSecurityException {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        try {
            store.load(null, null);
        } catch (IOException e) {
            throw new IllegalStateException("there is nothing to read", e);
        }
        return store;
    }

    static Finding trustStore(String about, Path file, Roots roots) {
        try {
            var there = new HashSet<>(PemContent.of(Files.readString(file)).getCertificates());
            var missing =
                    roots.microsofts().stream()
                            .filter(root -> !there.contains(root))
                            .map(CertificateJudge::name)
                            .collect(Collectors.joining("; "));
            return Finding.of(
                    Check.TRUST_STORE,
                    about,
                    missing.isEmpty(),
                    missing.isEmpty()
                            ? "%d of Microsoft's, %d in all"
                                    .formatted(roots.microsofts().size(), there.size())
                            : "missing: " + missing);
        } catch (IOException | IllegalStateException unreadable) {
            return Finding.of(Check.TRUST_STORE, about, false, "%s cannot be read".formatted(file));
        }
    }
}
