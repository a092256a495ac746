package dev.patchbay.orchestrator.edge;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Keeps the edges' folders of certificates as stored, and says in time when one ends.
@Component
class CertificateKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(CertificateKeeper.class);

    private final Certificates certificates;
    private final Edge edge;

    CertificateKeeper(Certificates certificates, Edge edge) {
        this.certificates = certificates;
        this.edge = edge;
    }

    @EventListener(ApplicationReadyEvent.class)
    void started() {
        edge.certificateDirectories().forEach(this::write);
    }

    @TransactionalEventListener
    void on(CertificateChanged changed) {
        edge.certificateDirectories().forEach(this::write);
    }

    @Scheduled(initialDelay = 1, fixedDelay = 720, timeUnit = TimeUnit.MINUTES)
    void warn() {
        certificates
                .expiry()
                .filter(expiry -> expiry != Expiry.FAR)
                .ifPresent(expiry ->
                        LOG.warn(
                                "the certificate towards Teams must be renewed: {}",
                                certificates
                                        .current()
                                        .map(it ->
                                                it.certificate().leaf().getNotAfter().toInstant())
                                        .map(Object::toString)
                                        .orElse("")));
    }

    private void write(Path folder) {
        var roots = Map.of("ca.pem", SbcCertificate.pem(edge.roots().forHubs()));
        var current = certificates.current().map(Certificates.Stored::certificate);
        try {
            var changed = EdgeFiles.write(folder, roots, EdgeFiles.READABLE);
            if (current.isPresent()) {
                changed += write(folder, current);
            }
            LOG.info("edge: {} certificate files changed", changed);
        } catch (IOException e) {
            LOG.error(
                    "the edge does not get its certificate: cannot write into {} ({})",
                    folder,
                    String.valueOf(e.getMessage()));
        }
    }

    private static int write(Path folder, Optional<SbcCertificate> current) throws IOException {
        var certificate = current.orElseThrow();
        return EdgeFiles.write(folder, Map.of("sbc.key", certificate.keyPem()), EdgeFiles.OURS)
                + EdgeFiles.write(
                        folder, Map.of("sbc.pem", certificate.chainPem()), EdgeFiles.READABLE);
    }
}
