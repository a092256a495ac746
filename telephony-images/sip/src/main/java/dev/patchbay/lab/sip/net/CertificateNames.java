package dev.patchbay.lab.sip.net;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/// Which DNS names a certificate speaks for.
public final class CertificateNames {

    private static final int DNS = 2;

    private CertificateNames() {}

    public static List<String> of(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? List.of()
                    : names.stream()
                            .filter(name -> Integer.valueOf(DNS).equals(name.get(0)))
                            .map(name -> String.valueOf(name.get(1)).toLowerCase(Locale.ROOT))
                            .toList();
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }

    /// A wildcard stands for exactly one label (RFC 2818), so `*.dr.example` covers neither
    /// `dr.example` nor `a.b.dr.example`.
    public static boolean cover(X509Certificate certificate, String host) {
        int dot = host.indexOf('.');
        String wildcard = dot < 0 ? "" : "*" + host.substring(dot);
        return of(certificate).stream()
                .anyMatch(name -> name.equals(host) || name.equals(wildcard));
    }
}
