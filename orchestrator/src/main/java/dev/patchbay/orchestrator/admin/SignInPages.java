package dev.patchbay.orchestrator.admin;

import dev.patchbay.telephony.InvalidValueException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
class SignInPages {

    private final AdminUsers users;
    private final HttpSessionSecurityContextRepository sessions =
            new HttpSessionSecurityContextRepository();

    SignInPages(AdminUsers users) {
        this.users = users;
    }

    @GetMapping("/sign-in")
    String signIn() {
        return "admin/sign-in";
    }

    @GetMapping("/password")
    String password(HttpServletRequest request, Model model) {
        return form(request, model, Faults.NONE);
    }

    /// Whoever chose a password before is asked for it; so is a session that began with the
    /// one-time password when that was used up elsewhere.
    private static String form(HttpServletRequest request, Model model, Faults faults) {
        model.addAttribute("faults", faults);
        model.addAttribute(
                "changing",
                request.isUserInRole(AdminUsers.MAY_EVERYTHING) || !faults.at("current").isEmpty());
        return "admin/password";
    }

    @PostMapping("/password")
    String choose(
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            Principal who,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        try {
            var user = users.choosePassword(who.getName(), current, password, again);
            // a new session id, and the authorities of somebody with a password of their own
            request.changeSessionId();
            var context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(
                    UsernamePasswordAuthenticationToken.authenticated(
                            user, null, user.getAuthorities()));
            SecurityContextHolder.setContext(context);
            sessions.saveContext(context, request, response);
            flash.addFlashAttribute("done", "Your new password is set.");
            return "redirect:/";
        } catch (InvalidValueException e) {
            response.setStatus(422);
            return form(request, model, Faults.of(e));
        }
    }
}
