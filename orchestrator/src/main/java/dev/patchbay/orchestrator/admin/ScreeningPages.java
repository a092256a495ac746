package dev.patchbay.orchestrator.admin;

import dev.patchbay.orchestrator.customer.Customer;
import dev.patchbay.orchestrator.customer.CustomerId;
import dev.patchbay.orchestrator.customer.Customers;
import dev.patchbay.orchestrator.screening.Approval;
import dev.patchbay.orchestrator.screening.ApprovedCaller;
import dev.patchbay.orchestrator.screening.Screening;
import dev.patchbay.orchestrator.screening.Strangers;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.orchestrator.trunk.Trunks;
import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.PhoneNumber;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// As whom a customer's users may call.
@Controller
@RequestMapping("/customers/{customer}/callers")
class ScreeningPages {

    /// A caller to approve, as typed.
    record Typed(String number, String trunk, String note) {

        static final Typed NOTHING = new Typed("", "", "");

        Typed {
            number = number.replaceAll("[\\s()]", "");
        }

        TrunkId trunkId() {
            if (!trunk.matches("[0-9]{1,18}")) {
                throw new InvalidValueException("trunk", trunk, "a trunk");
            }
            return new TrunkId(Long.parseLong(trunk));
        }
    }

    /// An approved caller in the list.
    record Line(String number, String trunk, String by, String note, String when) {}

    private final Screening screening;
    private final Customers customers;
    private final Trunks trunks;

    ScreeningPages(Screening screening, Customers customers, Trunks trunks) {
        this.screening = screening;
        this.customers = customers;
        this.trunks = trunks;
    }

    @GetMapping
    String callers(@PathVariable long customer, Model model) {
        return page(existing(customer), Typed.NOTHING, Faults.NONE, model);
    }

    @PostMapping
    String treat(
            @PathVariable long customer, @RequestParam String strangers, RedirectAttributes flash) {
        try {
            screening.treat(existing(customer).id(), Strangers.named(strangers));
            flash.addFlashAttribute("done", "Saved.");
        } catch (InvalidValueException e) {
            flash.addFlashAttribute("refused", Faults.asking(e));
        }
        return "redirect:/customers/%d/callers".formatted(customer);
    }

    @PostMapping("/approved")
    String approve(
            @PathVariable long customer,
            @ModelAttribute Typed typed,
            Principal who,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        var of = existing(customer);
        try {
            var approved =
                    screening.approve(
                            of.id(),
                            new PhoneNumber(typed.number()),
                            typed.trunkId(),
                            new Approval(who.getName(), typed.note()));
            flash.addFlashAttribute("done", "%s may be called as.".formatted(approved.number()));
            return "redirect:/customers/%d/callers".formatted(customer);
        } catch (InvalidValueException e) {
            response.setStatus(422);
            return page(of, typed, Faults.of(e), model);
        }
    }

    @PostMapping("/approved/withdraw")
    String withdraw(
            @PathVariable long customer, @RequestParam String number, RedirectAttributes flash) {
        try {
            screening.withdraw(existing(customer).id(), new PhoneNumber(number));
            flash.addFlashAttribute("done", "The approval is withdrawn.");
        } catch (InvalidValueException e) {
            flash.addFlashAttribute("refused", Faults.sentence(e));
        }
        return "redirect:/customers/%d/callers".formatted(customer);
    }

    private String page(Customer of, Typed typed, Faults faults, Model model) {
        var own = trunks.ofCustomer(of.id());
        var names =
                own.stream().collect(Collectors.toMap(Trunk::id, trunk -> trunk.name().value()));
        model.addAttribute("id", of.id().toString());
        model.addAttribute("name", of.name().value());
        model.addAttribute("trunks", own.stream().map(TrunkView::of).toList());
        model.addAttribute("policies", Strangers.values());
        model.addAttribute("policy", screening.strangersOf(of.id()));
        model.addAttribute(
                "approved",
                screening.approvedOf(of.id()).stream().map(it -> line(it, names)).toList());
        model.addAttribute("typed", typed);
        model.addAttribute("faults", faults);
        return "admin/callers";
    }

    private static Line line(ApprovedCaller caller, Map<TrunkId, String> trunks) {
        return new Line(
                caller.number().e164(),
                trunks.getOrDefault(caller.trunk(), ""),
                caller.approval().by(),
                caller.approval().note(),
                Shown.time(caller.approved()));
    }

    private Customer existing(long id) {
        return customers
                .byId(new CustomerId(id))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
