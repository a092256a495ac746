package dev.patchbay.orchestrator.admin;

import dev.patchbay.orchestrator.customer.CustomerId;
import dev.patchbay.orchestrator.customer.Customers;
import dev.patchbay.orchestrator.dns.RecordName;
import dev.patchbay.orchestrator.dns.TxtRecords;
import dev.patchbay.orchestrator.onboarding.Onboarding;
import dev.patchbay.orchestrator.onboarding.Onboardings;
import dev.patchbay.orchestrator.onboarding.Step;
import dev.patchbay.orchestrator.teams.TeamsTenant;
import dev.patchbay.orchestrator.teams.TenantId;
import dev.patchbay.orchestrator.teams.Tenants;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.templates.MicrosoftScripts;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Takes an admin by the hand from the tenant's first DNS record to its first call.
@Controller
@RequestMapping("/customers/{id}/onboarding")
class OnboardingPages {

    private static final MediaType SCRIPT = MediaType.parseMediaType("text/plain;charset=UTF-8");

    private final Customers customers;
    private final Tenants tenants;
    private final Onboardings onboardings;
    private final TxtRecords txtRecords;

    OnboardingPages(
            Customers customers, Tenants tenants, Onboardings onboardings, TxtRecords txtRecords) {
        this.customers = customers;
        this.tenants = tenants;
        this.onboardings = onboardings;
        this.txtRecords = txtRecords;
    }

    @GetMapping
    String page(@PathVariable long id, Model model) {
        return page(id, model, List.of(), Faults.NONE);
    }

    private String page(long id, Model model, List<String> typed, Faults faults) {
        var tenant = tenant(id);
        var customer = customers.byId(new CustomerId(id)).orElseThrow(OnboardingPages::notFound);
        model.addAttribute("id", id);
        model.addAttribute("customer", customer.name().value());
        model.addAttribute("carrierScript", MicrosoftScripts.carrierTenant(tenants.baseDomains()));
        model.addAttribute("customerScript", customerScript(tenant));
        model.addAttribute("typed", typed);
        model.addAttribute("hook", txtRecords.hasHook());
        model.addAttribute("faults", faults);
        addNow(model, tenant, onboardings.of(tenant.id()));
        return "admin/onboarding";
    }

    /// The part that changes by itself: the test call proves itself when it comes.
    @GetMapping("/now")
    String now(@PathVariable long id, Model model) {
        var tenant = tenant(id);
        model.addAttribute("id", id);
        addNow(model, tenant, onboardings.proven(tenant.id()));
        return "admin/onboarding :: now";
    }

    private void addNow(Model model, TeamsTenant tenant, Onboarding state) {
        model.addAttribute("state", OnboardingView.of(state, tenants.namesOf(tenant)));
    }

    @PostMapping("/txt")
    String txt(
            @PathVariable long id,
            @RequestParam(defaultValue = "") List<String> txt,
            Model model,
            HttpServletResponse response) {
        try {
            onboardings.told(tenant(id).id(), txt);
            return "redirect:/customers/%d/onboarding".formatted(id);
        } catch (InvalidValueException e) {
            response.setStatus(422);
            return page(id, model, txt, Faults.of(e));
        }
    }

    @PostMapping("/publish")
    String publish(@PathVariable long id, RedirectAttributes flash) {
        var tenant = tenant(id);
        for (var record : records(tenant).entrySet()) {
            var complaint = txtRecords.publish(RecordName.of(record.getKey()), record.getValue());
            if (!complaint.isEmpty()) {
                flash.addFlashAttribute("refused", "The DNS hook failed. " + complaint);
                return "redirect:/customers/%d/onboarding".formatted(id);
            }
        }
        flash.addFlashAttribute("done", "The DNS hook has published what Microsoft wants to see.");
        return "redirect:/customers/%d/onboarding".formatted(id);
    }

    @PostMapping("/look")
    String look(@PathVariable long id, RedirectAttributes flash) {
        var tenant = tenant(id);
        var missing =
                records(tenant).entrySet().stream()
                        .filter(record ->
                                !txtRecords.published(
                                        RecordName.of(record.getKey()), record.getValue()))
                        .map(record -> record.getKey().value())
                        .collect(Collectors.joining(" and "));
        if (missing.isEmpty()) {
            flash.addFlashAttribute("done", "DNS has what Microsoft wants to see.");
        } else {
            flash.addFlashAttribute(
                    "refused",
                    "DNS, as seen from here, does not have the record of %s (yet)."
                            .formatted(missing));
        }
        return "redirect:/customers/%d/onboarding".formatted(id);
    }

    /// The TXT record of each name.
    private Map<HostName, String> records(TeamsTenant tenant) {
        var txts = onboardings.of(tenant.id()).txts();
        var names = tenants.namesOf(tenant);
        if (txts.size() != names.size()) {
            throw notFound();
        }
        var records = new LinkedHashMap<HostName, String>();
        for (var at = 0; at < names.size(); at++) {
            records.put(names.get(at), txts.get(at));
        }
        return records;
    }

    @PostMapping("/done")
    String done(@PathVariable long id, @RequestParam Step step, RedirectAttributes flash) {
        return moved(id, flash, tenant -> onboardings.done(tenant, step));
    }

    @PostMapping("/back")
    String back(@PathVariable long id, RedirectAttributes flash) {
        return moved(id, flash, onboardings::back);
    }

    private String moved(long id, RedirectAttributes flash, Consumer<TenantId> move) {
        try {
            move.accept(tenant(id).id());
        } catch (InvalidValueException e) {
            flash.addFlashAttribute("refused", Faults.sentence(e));
        }
        return "redirect:/customers/%d/onboarding".formatted(id);
    }

    @GetMapping("/customer-tenant.ps1")
    ResponseEntity<String> customerTenant(@PathVariable long id) {
        return script("customer-tenant.ps1", customerScript(tenant(id)));
    }

    @GetMapping("/carrier-tenant.ps1")
    ResponseEntity<String> carrierTenant(@PathVariable long id) {
        tenant(id);
        return script("carrier-tenant.ps1", MicrosoftScripts.carrierTenant(tenants.baseDomains()));
    }

    private String customerScript(TeamsTenant tenant) {
        return MicrosoftScripts.customerTenant(tenants.namesOf(tenant), "Patchbay");
    }

    private static ResponseEntity<String> script(String name, String text) {
        return ResponseEntity.ok()
                .contentType(SCRIPT)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"%s\"".formatted(name))
                .body(text);
    }

    private TeamsTenant tenant(long customer) {
        return tenants.ofCustomer(new CustomerId(customer)).orElseThrow(OnboardingPages::notFound);
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
