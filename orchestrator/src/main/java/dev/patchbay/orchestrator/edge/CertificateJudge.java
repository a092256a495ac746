package dev.patchbay.orchestrator.edge;

import dev.patchbay.telephony.HostName;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/// Whether Teams would take this certificate. Pure.
final class CertificateJudge {

    private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
    private static final int SHORTEST_KEY = 2048;

    private CertificateJudge() {}

    /// @param bases the base domain of each edge
    /// @param roots what a chain may end at
    static List<Finding> judge(
            SbcCertificate certificate,
            List<HostName> bases,
            Collection<X509Certificate> roots,
            Instant now) {
        return List.of(
                key(certificate),
                names(certificate, bases),
                use(certificate),
                chain(certificate.chain(), roots),
                dates(certificate, now));
    }

    private static Finding key(SbcCertificate certificate) {
        var key = certificate.leaf().getPublicKey();
        return key instanceof RSAPublicKey rsa
                ? Finding.of(
                        Check.CERTIFICATE_RSA,
                        rsa.getModulus().bitLength() >= SHORTEST_KEY,
                        "RSA, %d bits".formatted(rsa.getModulus().bitLength()))
                : Finding.of(Check.CERTIFICATE_RSA, false, key.getAlgorithm());
    }

    private static Finding names(SbcCertificate certificate, List<HostName> bases) {
        var names = certificate.names();
        var missing =
                bases.stream()
                        .flatMap(base -> Stream.of(base.value(), "*." + base))
                        .filter(name -> !names.contains(name))
                        .toList();
        return Finding.of(
                Check.CERTIFICATE_NAMES,
                missing.isEmpty(),
                missing.isEmpty()
                        ? String.join(", ", names)
                        : "%s; missing: %s"
                                .formatted(
                                        names.isEmpty() ? "no names" : String.join(", ", names),
                                        String.join(", ", missing)));
    }

    private static Finding use(SbcCertificate certificate) {
        try {
            var uses = certificate.leaf().getExtendedKeyUsage();
            var good = uses != null && uses.contains(SERVER_AUTH);
            return Finding.of(
                    Check.CERTIFICATE_FOR_SERVERS,
                    good,
                    good ? "serverAuth" : uses == null ? "no extended key usage" : uses.toString());
        } catch (CertificateParsingException malformed) {
            return Finding.of(Check.CERTIFICATE_FOR_SERVERS, false, "unreadable");
        }
    }

    private static Finding chain(List<X509Certificate> chain, Collection<X509Certificate> roots) {
        for (var place = 0; place + 1 < chain.size(); place++) {
            if (!issued(chain.get(place + 1), chain.get(place))) {
                return Finding.of(
                        Check.CERTIFICATE_CHAIN,
                        false,
                        "number %d, '%s', was not issued by number %d, '%s'"
                                .formatted(
                                        place + 1,
                                        name(chain.get(place)),
                                        place + 2,
                                        name(chain.get(place + 1))));
            }
        }
        var last = chain.getLast();
        var root = roots.stream().filter(it -> it.equals(last) || issued(it, last)).findFirst();
        return Finding.of(
                Check.CERTIFICATE_CHAIN,
                root.isPresent(),
                root.map(it -> "%d certificates, up to '%s'".formatted(chain.size(), name(it)))
                        .orElse(
                                "%d certificates; nobody known has issued '%s': its issuer is '%s'"
                                        .formatted(
                                                chain.size(),
                                                name(last),
                                                last.getIssuerX500Principal())));
    }

    private static boolean issued(X509Certificate issuer, X509Certificate certificate) {
        if (!issuer.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
            return false;
        }
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException another) {
            return false;
        }
    }

    static String name(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName();
    }

    private static Finding dates(SbcCertificate certificate, Instant now) {
        var from = certificate.leaf().getNotBefore().toInstant();
        var until = certificate.leaf().getNotAfter().toInstant();
        if (now.isBefore(from)) {
            return Finding.of(Check.CERTIFICATE_DATES, false, "not valid before " + from);
        }
        var left = Duration.between(now, until);
        if (left.isNegative()) {
            return Finding.of(Check.CERTIFICATE_DATES, false, "expired at " + until);
        }
        var expiry = Expiry.of(left);
        return new Finding(
                Check.CERTIFICATE_DATES,
                "",
                expiry == Expiry.FAR ? Verdict.PASS : Verdict.WARN,
                "valid until %s, %d days more".formatted(until, left.toDays()));
    }
}
