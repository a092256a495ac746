package dev.patchbay.orchestrator.edge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.pem.PemContent;

/// Whose signatures count, on either side.
///
/// @param microsofts what Microsoft's SIP certificates come from, since the change of 2026
/// @param extra further ones by the settings, for test networks
record Roots(List<X509Certificate> microsofts, List<X509Certificate> extra) {

    Roots {
        microsofts = List.copyOf(microsofts);
        extra = List.copyOf(extra);
    }

    static Roots with(@Nullable Path extraFile) {
        try (var shipped = Roots.class.getResourceAsStream("/edge/microsoft-roots.pem")) {
            var text =
                    new String(
                            Objects.requireNonNull(shipped).readAllBytes(),
                            StandardCharsets.US_ASCII);
            return new Roots(
                    PemContent.of(text).getCertificates(),
                    extraFile == null
                            ? List.of()
                            : PemContent.of(Files.readString(extraFile)).getCertificates());
        } catch (IOException e) {
            throw new UncheckedIOException("patchbay.edge.extra-roots-file: " + extraFile, e);
        }
    }

    /// What the edge trusts when it connects to a hub.
    List<X509Certificate> forHubs() {
        var all = new ArrayList<>(microsofts);
        all.addAll(extra);
        return all;
    }

    /// Roots that Microsoft is taken to trust in an SBC: the public ones this Java knows stand in
    /// for Microsoft's own programme.
    List<X509Certificate> forSbcs() {
        var all = new ArrayList<>(Arrays.asList(publicOnes().getAcceptedIssuers()));
        all.addAll(extra);
        return all;
    }

    private static X509TrustManager publicOnes() {
        try {
            var factory =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            return Arrays.stream(factory.getTrustManagers())
                    .filter(X509TrustManager.class::isInstance)
                    .map(X509TrustManager.class::cast)
                    .findFirst()
                    .orElseThrow();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has roots", e);
        }
    }
}
