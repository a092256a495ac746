package dev.patchbay.orchestrator.admin;

import dev.patchbay.orchestrator.customer.Customer;
import dev.patchbay.orchestrator.customer.CustomerId;
import dev.patchbay.orchestrator.customer.Customers;
import dev.patchbay.orchestrator.customer.DisplayName;
import dev.patchbay.orchestrator.numberplan.Numbers;
import dev.patchbay.orchestrator.onboarding.Onboardings;
import dev.patchbay.orchestrator.teams.TeamsTenant;
import dev.patchbay.orchestrator.teams.TenantId;
import dev.patchbay.orchestrator.teams.Tenants;
import dev.patchbay.orchestrator.trunk.Trunks;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.PhoneNumber;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/customers")
class CustomerPages {

    /// @param tenant the SBC name, or a dash
    record Line(String id, String name, String tenant, boolean enabled, int trunks) {}

    /// @param names its SBC name at each edge
    /// @param onboarding how far it has come, in a sentence
    /// @param defaultCaller empty where there is none
    record Tenant(
            String id,
            List<String> names,
            boolean enabled,
            String onboarding,
            String defaultCaller) {}

    private Tenant shown(TeamsTenant tenant) {
        return new Tenant(
                tenant.id().toString(),
                tenants.namesOf(tenant).stream().map(HostName::value).toList(),
                tenant.enabled(),
                OnboardingView.headline(onboardings.of(tenant.id())),
                tenant.defaultCaller().map(PhoneNumber::e164).orElse(""));
    }

    private final Customers customers;
    private final Tenants tenants;
    private final Trunks trunks;
    private final Numbers numbers;
    private final Onboardings onboardings;

    CustomerPages(
            Customers customers,
            Tenants tenants,
            Trunks trunks,
            Numbers numbers,
            Onboardings onboardings) {
        this.onboardings = onboardings;
        this.customers = customers;
        this.tenants = tenants;
        this.trunks = trunks;
        this.numbers = numbers;
    }

    @GetMapping
    String list(Model model) {
        return list(model, "", Faults.NONE);
    }

    private String list(Model model, String typed, Faults faults) {
        model.addAttribute("customers", customers.all().stream().map(this::line).toList());
        model.addAttribute("typed", typed);
        model.addAttribute("faults", faults);
        return "admin/customers";
    }

    private Line line(Customer customer) {
        var tenant = tenants.ofCustomer(customer.id());
        return new Line(
                customer.id().toString(),
                customer.name().value(),
                tenant.map(it -> it.fqdn().value()).orElse("–"),
                tenant.filter(TeamsTenant::enabled).isPresent(),
                trunks.ofCustomer(customer.id()).size());
    }

    @PostMapping
    String add(
            @RequestParam String name,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        try {
            var customer =
                    customers.add(customers.resellers().getFirst().id(), new DisplayName(name));
            flash.addFlashAttribute("done", "%s was added.".formatted(customer.name()));
            return "redirect:/customers/" + customer.id();
        } catch (InvalidValueException e) {
            response.setStatus(422);
            return list(model, name, Faults.of(e));
        }
    }

    @GetMapping("/{id}")
    String one(@PathVariable long id, Model model) {
        return one(id, model, "", Faults.NONE);
    }

    private String one(long id, Model model, String typedLabel, Faults faults) {
        var customer =
                customers
                        .byId(new CustomerId(id))
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var theirs = trunks.ofCustomer(customer.id());
        model.addAttribute("id", id);
        model.addAttribute("name", customer.name().value());
        model.addAttribute(
                "tenant", tenants.ofCustomer(customer.id()).map(this::shown).stream().toList());
        model.addAttribute("baseDomain", tenants.baseDomain().value());
        model.addAttribute("trunks", theirs.stream().map(TrunkView::of).toList());
        model.addAttribute(
                "numbers", theirs.stream().mapToLong(it -> numbers.count(it.id())).sum());
        model.addAttribute("typedLabel", typedLabel);
        model.addAttribute("faults", faults);
        return "admin/customer";
    }

    @PostMapping("/{id}")
    String rename(
            @PathVariable long id,
            @RequestParam String name,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        try {
            customers.rename(new CustomerId(id), new DisplayName(name));
            flash.addFlashAttribute("done", "The new name is saved.");
            return "redirect:/customers/" + id;
        } catch (InvalidValueException e) {
            response.setStatus(422);
            var page = one(id, model, "", Faults.of(e));
            model.addAttribute("name", name);
            return page;
        }
    }

    @PostMapping("/{id}/tenant")
    String addTenant(
            @PathVariable long id,
            @RequestParam String label,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        try {
            var tenant = tenants.add(new CustomerId(id), label);
            flash.addFlashAttribute(
                    "done", "Calls to and from %s are routed now.".formatted(tenant.fqdn()));
            return "redirect:/customers/" + id;
        } catch (InvalidValueException e) {
            response.setStatus(422);
            return one(id, model, label, Faults.of(e));
        }
    }

    @PostMapping("/{id}/tenant/{tenant}/enabled")
    String enableTenant(
            @PathVariable long id, @PathVariable long tenant, @RequestParam boolean enabled) {
        tenants.enable(new TenantId(tenant), enabled);
        return "redirect:/customers/" + id;
    }

    @PostMapping("/{id}/tenant/{tenant}/default-caller")
    String nameTenant(
            @PathVariable long id,
            @PathVariable long tenant,
            @RequestParam String defaultCaller,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        var typed = defaultCaller.strip();
        try {
            tenants.name(
                    new TenantId(tenant),
                    Optional.of(typed).filter(it -> !it.isEmpty()).map(PhoneNumber::new));
            flash.addFlashAttribute(
                    "done",
                    typed.isEmpty()
                            ? "Calls of callers without a number of the tenant's are refused."
                            : "Callers without a number of the tenant's call as %s now."
                                    .formatted(typed));
            return "redirect:/customers/" + id;
        } catch (InvalidValueException e) {
            response.setStatus(422);
            model.addAttribute("typedCaller", typed);
            return one(id, model, "", new Faults(Map.of("defaultCaller", Faults.asking(e))));
        }
    }

    @PostMapping("/{id}/tenant/{tenant}/remove")
    String removeTenant(
            @PathVariable long id, @PathVariable long tenant, RedirectAttributes flash) {
        tenants.remove(new TenantId(tenant));
        flash.addFlashAttribute("done", "The tenant was removed.");
        return "redirect:/customers/" + id;
    }

    @PostMapping("/{id}/remove")
    String remove(@PathVariable long id, RedirectAttributes flash) {
        try {
            customers.remove(new CustomerId(id));
            flash.addFlashAttribute("done", "The customer was removed.");
            return "redirect:/customers";
        } catch (InvalidValueException e) {
            flash.addFlashAttribute("refused", Faults.sentence(e));
            return "redirect:/customers/" + id;
        }
    }
}
