package dev.patchbay.lab.sip.net;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.List;
import javax.net.ssl.X509TrustManager;

/// Trusts every valid chain to one of its roots, whatever the certificate's extended key usage. The
/// JDK's own check would refuse a client without clientAuth, which Microsoft accepts and which
/// public CAs no longer issue; purposes are judged by rules, where they can be counted.
final class ChainTrust implements X509TrustManager {

    private final List<X509Certificate> roots;

    ChainTrust(List<X509Certificate> roots) {
        this.roots = List.copyOf(roots);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType)
            throws CertificateException {
        check(chain);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return roots.toArray(new X509Certificate[0]);
    }

    private void check(X509Certificate[] chain) throws CertificateException {
        try {
            var anchors = new HashSet<TrustAnchor>();
            roots.forEach(root -> anchors.add(new TrustAnchor(root, null)));
            var parameters = new PKIXParameters(anchors);
            parameters.setRevocationEnabled(false);
            var withoutRoot = List.of(chain).stream().filter(c -> !roots.contains(c)).toList();
            var path = CertificateFactory.getInstance("X.509").generateCertPath(withoutRoot);
            CertPathValidator.getInstance("PKIX").validate(path, parameters);
        } catch (CertificateException e) {
            throw e;
        } catch (GeneralSecurityException e) {
            throw new CertificateException("chain not trusted: " + e.getMessage(), e);
        }
    }
}
