package dev.patchbay.orchestrator.edge;

import dev.patchbay.orchestrator.secret.SecretCipher;
import dev.patchbay.telephony.InvalidValueException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

// not @Repository: its translation would wrap our InvalidValueException, which callers handle
@Component
@Transactional
class JpaCertificates implements Certificates {

    private final CertificateRows rows;
    private final SecretCipher cipher;
    private final Edge edge;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    JpaCertificates(
            CertificateRows rows,
            SecretCipher cipher,
            Edge edge,
            Clock clock,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.cipher = cipher;
        this.edge = edge;
        this.clock = clock;
        this.events = events;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Stored> current() {
        return rows.findFirstByOrderByIdDesc()
                .map(row ->
                        new Stored(
                                SbcCertificate.ofPem(row.chain + cipher.openText(row.sealedKey)),
                                row.uploaded,
                                row.ordered));
    }

    @Override
    public List<Finding> judge(SbcCertificate certificate) {
        return CertificateJudge.judge(
                certificate, edge.baseDomains(), edge.roots().forSbcs(), clock.instant());
    }

    @Override
    public void use(SbcCertificate certificate) {
        use(certificate, false);
    }

    @Override
    public void useOrdered(SbcCertificate certificate) {
        use(certificate, true);
    }

    private void use(SbcCertificate certificate, boolean ordered) {
        judge(certificate).stream()
                .filter(finding -> finding.verdict() == Verdict.FAIL)
                .findFirst()
                .ifPresent(finding -> {
                    throw new InvalidValueException(
                            "certificate", finding.seen(), finding.check().expected());
                });
        var row = new CertificateRow();
        row.chain = certificate.chainPem();
        row.sealedKey = cipher.sealText(certificate.keyPem());
        row.uploaded = clock.instant();
        row.ordered = ordered;
        rows.saveAndFlush(row);
        events.publishEvent(new CertificateChanged());
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Expiry> expiry() {
        return current()
                .map(stored -> stored.certificate().leaf().getNotAfter().toInstant())
                .map(until -> Expiry.of(Duration.between(clock.instant(), until)));
    }
}
