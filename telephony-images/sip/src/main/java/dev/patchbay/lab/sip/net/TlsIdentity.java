package dev.patchbay.lab.sip.net;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;

/// Who a program is in TLS: certificate chain, key, and whom it trusts.
public final class TlsIdentity {

    /// The suites Microsoft documents (fact sheet A3). All belong to TLS 1.2 and need an RSA key.
    private static final String[] SUITES = {
        "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
        "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
        "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384",
        "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256"
    };

    private final SSLContext context;

    private TlsIdentity(SSLContext context) {
        this.context = context;
    }

    public static TlsIdentity fromPem(Path chain, Path key, Path trusted) throws IOException {
        return of(Pem.certificates(chain), Pem.key(key), Pem.certificates(trusted));
    }

    public static TlsIdentity of(
            List<X509Certificate> chain, PrivateKey key, List<X509Certificate> trusted)
            throws IOException {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("own", key, new char[0], chain.toArray(new X509Certificate[0]));
            var keys = KeyManagerFactory.getInstance("SunX509");
            keys.init(store, new char[0]);
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), new TrustManager[] {new ChainTrust(trusted)}, null);
            return new TlsIdentity(context);
        } catch (GeneralSecurityException e) {
            throw new IOException("unusable certificate or key: " + e.getMessage(), e);
        }
    }

    SSLContext context() {
        return context;
    }

    SSLParameters parameters() {
        return new SSLParameters(SUITES.clone(), new String[] {"TLSv1.2"});
    }
}
