package dev.patchbay.orchestrator.admin;

import dev.patchbay.microsoft.Credential.Certificate;
import dev.patchbay.microsoft.Credential.ClientSecret;
import dev.patchbay.orchestrator.microsoft.Application;
import dev.patchbay.orchestrator.microsoft.Applications;
import dev.patchbay.orchestrator.microsoft.Connections;
import dev.patchbay.orchestrator.microsoft.ConsentReturn;
import dev.patchbay.orchestrator.microsoft.Permission;
import dev.patchbay.telephony.InvalidValueException;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Our application at Microsoft, and where its consent comes back.
@Controller
@RequestMapping("/microsoft")
class MicrosoftApplicationPages {

    private final Applications applications;
    private final Connections connections;

    MicrosoftApplicationPages(Applications applications, Connections connections) {
        this.applications = applications;
        this.connections = connections;
    }

    @GetMapping
    String page(Model model) {
        return page(
                model,
                applications.current().map(it -> it.client().toString()).orElse(""),
                Faults.NONE);
    }

    private String page(Model model, String client, Faults faults) {
        model.addAttribute("known", applications.current().map(this::inWords).orElse(""));
        model.addAttribute("client", client);
        model.addAttribute("permissions", Permission.values());
        model.addAttribute("faults", faults);
        return "admin/microsoft-application";
    }

    private String inWords(Application application) {
        return "%s since %s"
                .formatted(
                        switch (application.credential()) {
                            case ClientSecret secret -> "With a client secret";
                            case Certificate certificate -> "With a certificate";
                        },
                        Shown.time(application.changed()));
    }

    @PostMapping
    String use(
            @RequestParam(defaultValue = "") String clientId,
            @RequestParam(defaultValue = "") String credential,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        try {
            applications.use(clientId, credential);
            flash.addFlashAttribute("done", "Patchbay's application is set up.");
            return "redirect:/microsoft";
        } catch (InvalidValueException e) {
            response.setStatus(422);
            return page(model, clientId, Faults.of(e));
        }
    }

    @PostMapping("/forget")
    String forget(RedirectAttributes flash) {
        applications.forget();
        flash.addFlashAttribute("done", "The application and its credential are forgotten.");
        return "redirect:/microsoft";
    }

    /// A customer's administrator lands here, who has no account with us.
    @GetMapping("/consent")
    String returned(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String tenant,
            @RequestParam(name = "admin_consent", defaultValue = "") String consented,
            @RequestParam(defaultValue = "") String error,
            Model model,
            HttpServletResponse response) {
        var came =
                connections.returned(
                        new ConsentReturn(
                                state, tenant, consented.equalsIgnoreCase("true"), error));
        model.addAttribute("came", came.name());
        if (came == Connections.Returned.UNKNOWN) {
            response.setStatus(400);
        }
        return "admin/consent";
    }
}
