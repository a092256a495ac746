package dev.patchbay.orchestrator.admin;

import dev.patchbay.orchestrator.edge.Certificates;
import java.util.List;

/// The certificate in words.
record CertificateView(
        List<String> names,
        String issuer,
        String serial,
        String until,
        String uploaded,
        String renewal) {

    static CertificateView of(Certificates.Stored stored) {
        var leaf = stored.certificate().leaf();
        return new CertificateView(
                stored.certificate().names(),
                leaf.getIssuerX500Principal().getName(),
                leaf.getSerialNumber().toString(16),
                Shown.time(leaf.getNotAfter().toInstant()),
                Shown.time(stored.uploaded()),
                stored.ordered()
                        ? "by itself, when a third of its life is left"
                        : "by hand: upload the next one");
    }
}
