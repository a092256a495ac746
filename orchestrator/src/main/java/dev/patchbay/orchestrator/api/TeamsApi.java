package dev.patchbay.orchestrator.api;

import dev.patchbay.orchestrator.acme.CertificateOrders;
import dev.patchbay.orchestrator.edge.Certificates;
import dev.patchbay.orchestrator.edge.Finding;
import dev.patchbay.orchestrator.edge.SbcCertificate;
import dev.patchbay.orchestrator.edge.Verdict;
import dev.patchbay.orchestrator.preflight.Preflight;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
class TeamsApi {

    /// @param pem certificate, issuers and unencrypted key
    record CertificateJson(@Nullable String pem) {}

    record Shown(
            List<String> names,
            String issuer,
            String serial,
            Instant notAfter,
            Instant uploaded,
            boolean ordered) {}

    /// @param state `idle`, `working`, `done` or `failed`
    record OrderJson(String state, String said, Instant since) {}

    record PreflightJson(boolean passed, List<CheckJson> checks) {}

    record CheckJson(
            String check,
            String about,
            String verdict,
            String title,
            String seen,
            String expected,
            String source,
            String mend) {}

    private final Certificates certificates;
    private final Preflight preflight;
    private final CertificateOrders orders;

    TeamsApi(Certificates certificates, Preflight preflight, CertificateOrders orders) {
        this.orders = orders;
        this.certificates = certificates;
        this.preflight = preflight;
    }

    @GetMapping("/certificate")
    ResponseEntity<Shown> certificate() {
        return ResponseEntity.of(certificates.current().map(TeamsApi::shown));
    }

    @PutMapping("/certificate")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void use(@RequestBody CertificateJson given) {
        certificates.use(SbcCertificate.ofPem(Given.value("pem", given.pem())));
    }

    /// Goes on by itself; see how far it is with GET.
    @PostMapping("/certificate/order")
    @ResponseStatus(HttpStatus.ACCEPTED)
    OrderJson order() {
        orders.order();
        return ordered();
    }

    @GetMapping("/certificate/order")
    OrderJson ordered() {
        var progress = orders.progress();
        return new OrderJson(
                progress.state().name().toLowerCase(Locale.ROOT),
                progress.sentence(),
                progress.since());
    }

    /// Takes a few seconds.
    @GetMapping("/preflight")
    PreflightJson preflight() {
        var findings = preflight.run();
        return new PreflightJson(
                findings.stream().noneMatch(it -> it.verdict() == Verdict.FAIL),
                findings.stream().map(TeamsApi::check).toList());
    }

    private static Shown shown(Certificates.Stored stored) {
        var leaf = stored.certificate().leaf();
        return new Shown(
                stored.certificate().names(),
                leaf.getIssuerX500Principal().getName(),
                leaf.getSerialNumber().toString(16),
                leaf.getNotAfter().toInstant(),
                stored.uploaded(),
                stored.ordered());
    }

    private static CheckJson check(Finding finding) {
        var check = finding.check();
        return new CheckJson(
                check.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                finding.about(),
                finding.verdict().name().toLowerCase(Locale.ROOT),
                check.title(),
                finding.seen(),
                check.expected(),
                check.source(),
                check.mend());
    }
}
