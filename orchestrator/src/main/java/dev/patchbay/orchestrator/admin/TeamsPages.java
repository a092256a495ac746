package dev.patchbay.orchestrator.admin;

import dev.patchbay.orchestrator.acme.CertificateOrders;
import dev.patchbay.orchestrator.edge.Certificates;
import dev.patchbay.orchestrator.edge.HubState;
import dev.patchbay.orchestrator.edge.Hubs;
import dev.patchbay.orchestrator.edge.SbcCertificate;
import dev.patchbay.orchestrator.preflight.Preflight;
import dev.patchbay.orchestrator.teams.Tenants;
import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.Secret;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// How this installation stands towards Microsoft: the certificate, and whether all is as Teams
/// demands.
@Controller
@RequestMapping("/teams")
class TeamsPages {

    private final Certificates certificates;
    private final Preflight preflight;
    private final Tenants tenants;
    private final Hubs hubs;
    private final CertificateOrders orders;

    TeamsPages(
            Certificates certificates,
            Preflight preflight,
            Tenants tenants,
            Hubs hubs,
            CertificateOrders orders) {
        this.orders = orders;
        this.hubs = hubs;
        this.certificates = certificates;
        this.preflight = preflight;
        this.tenants = tenants;
    }

    @GetMapping
    String teams(Model model) {
        return teams(model, Faults.NONE);
    }

    private String teams(Model model, Faults faults) {
        model.addAttribute(
                "names",
                tenants.baseDomains().stream()
                        .flatMap(domain -> Stream.of(domain.value(), "*." + domain))
                        .toList());
        model.addAttribute(
                "certificate", certificates.current().map(CertificateView::of).stream().toList());
        model.addAttribute("faults", faults);
        model.addAttribute("changes", shown(hubs.changes()));
        addHubs(model);
        addOrder(model);
        return "admin/teams";
    }

    /// The part that changes by itself.
    @GetMapping("/hubs")
    String hubs(Model model) {
        addHubs(model);
        return "admin/teams :: hubs";
    }

    private void addHubs(Model model) {
        model.addAttribute("hubs", shown(hubs.now()));
        model.addAttribute("strangers", hubs.strangers());
    }

    private List<HubView> shown(List<HubState> states) {
        var several = tenants.baseDomains().size() > 1;
        return states.stream().map(state -> HubView.of(state, several)).toList();
    }

    /// The part that changes while a certificate is ordered.
    @GetMapping("/certificate/order")
    String order(Model model) {
        addOrder(model);
        return "admin/teams :: order";
    }

    @PostMapping("/certificate/order")
    String order(RedirectAttributes flash) {
        try {
            orders.order();
        } catch (InvalidValueException e) {
            flash.addFlashAttribute("refused", String.valueOf(e.getMessage()));
        }
        return "redirect:/teams";
    }

    private void addOrder(Model model) {
        model.addAttribute("order", OrderView.of(orders));
    }

    /// Takes seconds, so the page asks for it once it is there.
    @GetMapping("/preflight")
    String preflight(Model model) {
        var findings = preflight.run();
        model.addAttribute("findings", findings.stream().map(FindingView::of).toList());
        model.addAttribute("summary", FindingView.summary(findings));
        return "admin/teams :: preflight";
    }

    @PostMapping("/certificate")
    String upload(
            @RequestParam(defaultValue = "") String pem,
            @RequestParam Optional<MultipartFile> file,
            @RequestParam(defaultValue = "") String password,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash)
            throws IOException {
        try {
            certificates.use(parsed(pem, file, password));
            flash.addFlashAttribute(
                    "done", "The edge shows the new certificate in a few seconds. Calls go on.");
            return "redirect:/teams";
        } catch (InvalidValueException e) {
            response.setStatus(422);
            return teams(model, Faults.of(e));
        }
    }

    private static SbcCertificate parsed(String pem, Optional<MultipartFile> file, String password)
            throws IOException {
        var given = file.filter(it -> !it.isEmpty());
        if (given.isEmpty()) {
            return SbcCertificate.ofPem(pem);
        }
        var content = given.get().getBytes();
        var text = new String(content, StandardCharsets.ISO_8859_1);
        return text.contains("-----BEGIN ")
                ? SbcCertificate.ofPem(text)
                : SbcCertificate.ofPkcs12(
                        content,
                        Optional.of(password).filter(it -> !it.isEmpty()).map(Secret::new));
    }
}
