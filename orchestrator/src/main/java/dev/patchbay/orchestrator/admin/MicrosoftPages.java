package dev.patchbay.orchestrator.admin;

import dev.patchbay.orchestrator.customer.CustomerId;
import dev.patchbay.orchestrator.customer.Customers;
import dev.patchbay.orchestrator.microsoft.Connections;
import dev.patchbay.orchestrator.microsoft.Directory;
import dev.patchbay.orchestrator.teams.TeamsTenant;
import dev.patchbay.orchestrator.teams.TenantId;
import dev.patchbay.orchestrator.teams.Tenants;
import dev.patchbay.telephony.InvalidValueException;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.function.Consumer;
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

/// A customer's Microsoft 365: consent, what was granted, what is under way.
@Controller
@RequestMapping("/customers/{id}/microsoft")
class MicrosoftPages {

    private final Customers customers;
    private final Tenants tenants;
    private final Connections connections;
    private final Directory directory;
    private final MicrosoftWork work;
    private final Clock clock;

    MicrosoftPages(
            Customers customers,
            Tenants tenants,
            Connections connections,
            Directory directory,
            MicrosoftWork work,
            Clock clock) {
        this.work = work;
        this.customers = customers;
        this.tenants = tenants;
        this.connections = connections;
        this.directory = directory;
        this.clock = clock;
    }

    @GetMapping
    String page(@PathVariable long id, Model model) {
        return page(id, model, "", Faults.NONE);
    }

    private String page(long id, Model model, String typed, Faults faults) {
        var tenant = tenant(id);
        var customer = customers.byId(new CustomerId(id)).orElseThrow(MicrosoftPages::notFound);
        model.addAttribute("customer", customer.name().value());
        model.addAttribute("typed", typed);
        model.addAttribute("faults", faults);
        model.addAttribute("obstacle", connections.obstacle().orElse(""));
        work.addTo(model, tenant.id());
        addNow(id, tenant, model);
        return "admin/microsoft";
    }

    /// The part that changes by itself.
    @GetMapping("/now")
    String now(@PathVariable long id, Model model) {
        addNow(id, tenant(id), model);
        return "admin/microsoft :: now";
    }

    private void addNow(long id, TeamsTenant tenant, Model model) {
        model.addAttribute("id", id);
        model.addAttribute(
                "connection",
                connections
                        .of(tenant.id())
                        .map(it ->
                                MicrosoftView.of(it, directory.size(tenant.id()), clock.instant()))
                        .stream()
                        .toList());
    }

    @PostMapping("/ask")
    String ask(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String domain,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        try {
            flash.addFlashAttribute("link", connections.ask(tenant(id).id(), domain).toString());
            return back(id);
        } catch (InvalidValueException e) {
            response.setStatus(422);
            return page(id, model, domain, Faults.of(e));
        }
    }

    @PostMapping("/confirm")
    String confirm(@PathVariable long id, RedirectAttributes flash) {
        return done(id, flash, connections::confirm, "The organisation was confirmed.");
    }

    @PostMapping("/check")
    String check(@PathVariable long id, RedirectAttributes flash) {
        return done(id, flash, connections::check, "Microsoft is asked what it grants.");
    }

    @PostMapping("/read")
    String read(@PathVariable long id, RedirectAttributes flash) {
        return done(id, flash, connections::read, "Accounts and numbers are read.");
    }

    @PostMapping("/scripts")
    String scripts(@PathVariable long id, RedirectAttributes flash) {
        return done(
                id,
                flash,
                connections::byScripts,
                "Each change will be a script for the customer's administrator.");
    }

    @PostMapping("/disconnect")
    String disconnect(@PathVariable long id, RedirectAttributes flash) {
        return done(id, flash, connections::disconnect, "The tenant is not connected any more.");
    }

    @PostMapping("/keep")
    String keep(@PathVariable long id, @RequestParam String number, RedirectAttributes flash) {
        return done(
                id,
                flash,
                _ -> work.keepOurs(number),
                "%s is made at Microsoft as it is here.".formatted(number));
    }

    @PostMapping("/take")
    String take(
            @PathVariable long id,
            @RequestParam String number,
            @RequestParam(defaultValue = "false") boolean attendant,
            RedirectAttributes flash) {
        return done(
                id,
                flash,
                tenant -> work.takeTheirs(tenant, number, attendant),
                "%s is here as it is at Microsoft.".formatted(number));
    }

    private String done(
            long id, RedirectAttributes flash, Consumer<TenantId> command, String sentence) {
        try {
            command.accept(tenant(id).id());
            flash.addFlashAttribute("done", sentence);
        } catch (InvalidValueException e) {
            flash.addFlashAttribute("refused", Faults.sentence(e));
        }
        return back(id);
    }

    private static String back(long id) {
        return "redirect:/customers/%d/microsoft".formatted(id);
    }

    private TeamsTenant tenant(long customer) {
        return tenants.ofCustomer(new CustomerId(customer)).orElseThrow(MicrosoftPages::notFound);
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
